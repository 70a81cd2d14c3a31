import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { Progress } from '../../design/progress.tsx';

/** How far an upload is: share, rate and time left as far as they are known. */
export function UploadProgress({ recording: r }: { readonly recording: RecordingView }) {
  const { recordings: words, states } = useStrings();
  const formats = useFormats();
  const share = r.progress ?? 0;
  const percent = formats.percent(share);
  const step = r.tracks.find((t) => t.step !== null && t.step !== 'ready')?.step;
  const text =
    r.bytesPerSecond !== null && r.etaMs !== null
      ? words.uploading(percent, formats.rate(r.bytesPerSecond), formats.duration(r.etaMs))
      : words.uploadingSlow(percent);
  return (
    <div className="recording-upload">
      <Progress label={words.progress(r.title)} share={share} text={text} tone={r.held ? 'quiet' : 'accent'} />
      <div className="spread small figures">
        <span className="soft">{r.held ? words.held : step ? states.step[step] : words.waiting}</span>
        <span>{text}</span>
      </div>
    </div>
  );
}
