import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Progress } from '../../design/progress.tsx';

/** How far an upload is: share, rate and time left as far as they are known. */
export function UploadProgress({ recording: r }: { readonly recording: RecordingView }) {
  const { recordings: words } = useStrings();
  const formats = useFormats();
  const { now } = useSnapshot();
  const share = r.progress ?? 0;
  const percent = formats.percent(share);
  const until = r.queue?.until ?? null;
  const activity = words.activity[r.queue?.activity ?? 'queued'];
  const text =
    r.bytesPerSecond !== null && r.etaMs !== null
      ? words.uploading(percent, formats.rate(r.bytesPerSecond), formats.duration(r.etaMs))
      : words.uploadingSlow(percent);
  return (
    <div className="recording-upload">
      <Progress label={words.progress(r.title)} share={share} text={text} tone={r.held ? 'quiet' : 'accent'} />
      <div className="spread small figures">
        <span className="soft" role="status">
          {r.held ? words.held : activity(until === null ? null : formats.dayAndTime(until, now))}
          {r.queue?.isHurried === true && ` · ${words.hurried}`}
        </span>
        <span>{text}</span>
      </div>
    </div>
  );
}
