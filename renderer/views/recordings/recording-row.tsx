import { useState } from 'react';
import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { RECORDING_LOOK } from '../../client/tones.ts';
import { Badge } from '../../design/badge.tsx';
import { Icon } from '../../design/icon.tsx';
import { RecordingDetails } from './recording-details.tsx';
import { UploadProgress } from './upload-progress.tsx';

/** One recording: its state at a glance, its upload, and all there is to know when it is opened. */
export function RecordingRow({ recording: r }: { readonly recording: RecordingView }) {
  const { recordings: words, states } = useStrings();
  const formats = useFormats();
  const { now } = useSnapshot();
  const [isOpen, setOpen] = useState(false);
  const look = RECORDING_LOOK[r.state];
  return (
    <article className={`recording tone-${look.tone}`} aria-label={r.title}>
      <h2 className="recording-heading">
        <button type="button" className="recording-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className="recording-mark">
            <Icon name={look.icon} />
          </span>
          <span className="recording-what">
            <span className="recording-title">{r.title}</span>
            <span className="soft small figures">
              {formats.dayAndTime(r.scheduled.start, now)} – {formats.time(r.scheduled.end)}
              {r.origin === 'operator' && ` · ${words.adHoc}`}
              {r.durationMs !== null && ` · ${formats.clock(r.durationMs)}`}
              {r.bytes !== null && ` · ${formats.bytes(r.bytes)}`}
            </span>
          </span>
          {r.gaps.length > 0 && (
            <Badge tone="caution" icon="warning">
              {words.gaps(r.gaps.length)}
            </Badge>
          )}
          <Badge tone={look.tone}>{r.held ? words.held : states.recording[r.state]}</Badge>
          <Icon name={isOpen ? 'down' : 'right'} />
        </button>
      </h2>
      {r.state === 'uploading' && <UploadProgress recording={r} />}
      {isOpen && <RecordingDetails recording={r} />}
    </article>
  );
}
