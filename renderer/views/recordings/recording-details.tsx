import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { msBetween } from '../../../shared/domain/instant.ts';
import type { Remedy } from '../../../shared/faults/fault-text.ts';
import { reasonInWords } from '../../../shared/strings/words.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Certificate } from './certificate.tsx';
import { Notice } from '../../design/notice.tsx';
import { History } from './history.tsx';
import { ExportButton } from './export-button.tsx';
import { RecordingActions } from './recording-actions.tsx';
import { TemplateChoice } from './template-choice.tsx';

/** States in which its files are finished. */
const EXPORTABLE: ReadonlySet<RecordingView['state']> = new Set(['captured', 'uploading', 'delivered', 'uploaded']);

/** Remedies that are among the actions below, as far as the recording's state allows them. */
const AMONG_ACTIONS: readonly Remedy[] = ['retry-upload', 'open-folder'];

/** Why a recording is as it is: reasons, the fault, what is missing, and its files. */
export function RecordingDetails({ recording: r }: { readonly recording: RecordingView }) {
  const strings = useStrings();
  const words = strings.recordings;
  const formats = useFormats();
  const { now } = useSnapshot();
  return (
    <div className="recording-details">
      {r.fault && <FaultNotice fault={r.fault} recordingId={r.id} elsewhere={AMONG_ACTIONS} />}
      {r.fault && r.wantsTemplate && (
        <TemplateChoice recordingId={r.id} templateEntryId={String(r.fault.params['templateEntryId'] ?? '')} />
      )}
      {r.state === 'delivered' && r.handedOver && (
        <Notice tone="quiet" title={words.handedOver(r.handedOver.place, r.handedOver.sheet)}>
          <p>{words.handedOverHint}</p>
        </Notice>
      )}
      <section>
        <h3>{words.why}</h3>
        <ul className="selectable">
          {r.because.map((reason) => (
            <li key={JSON.stringify(reason)}>{reasonInWords(reason, strings, formats)}</li>
          ))}
          <li className="soft figures">
            {words.scheduledFor(`${formats.dayAndTime(r.scheduled.start, now)} – ${formats.time(r.scheduled.end)}`)}
          </li>
        </ul>
      </section>
      {r.gaps.length > 0 && (
        <section>
          <h3>{words.whyIncomplete}</h3>
          <ul className="selectable figures">
            {r.gaps.map((gap) => (
              <li key={`${gap.trackId} ${gap.start}`}>
                {words.gap(
                  gap.trackId,
                  formats.timeExact(gap.start),
                  formats.duration(msBetween(gap.start, gap.end)),
                  words.cause[gap.cause],
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <History recording={r} />
      {r.tracks.length > 0 && <Tracks recording={r} />}
      {r.tracks.some((t) => t.file !== null) && <Certificate recording={r} />}
      <div className="recording-acts">
        <RecordingActions recording={r} />
        {EXPORTABLE.has(r.state) && <ExportButton recordingId={r.id} />}
      </div>
    </div>
  );
}

function Tracks({ recording: r }: { readonly recording: RecordingView }) {
  const { recordings: words, states } = useStrings();
  const formats = useFormats();
  return (
    <table className="tracks selectable figures">
      <thead>
        <tr>
          <th scope="col">{words.columns.track}</th>
          <th scope="col">{words.columns.size}</th>
          <th scope="col">{words.columns.step}</th>
          <th scope="col">{words.columns.entry}</th>
        </tr>
      </thead>
      <tbody>
        {r.tracks.map((t) => (
          <tr key={t.trackId}>
            <td>{t.trackId}</td>
            <td>{t.bytes === null ? '–' : formats.bytes(t.bytes)}</td>
            <td>{t.step === null ? '–' : states.step[t.step]}</td>
            <td>{t.entryId ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
