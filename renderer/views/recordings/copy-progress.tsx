import type { CopyView } from '../../../shared/ipc/copy-view.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Progress } from '../../design/progress.tsx';

/** The export of this recording, or with null the import, as far as it is; undefined when there is none. */
export const useCopy = (recordingId: string | null): CopyView | undefined =>
  useSnapshot().copies.find((copy) => copy.recordingId === recordingId);

/** How much of an export or import is there. */
export function CopyProgress({ copy }: { readonly copy: CopyView }) {
  const { stick } = useStrings().recordings;
  const formats = useFormats();
  const share = copy.bytesTotal === 0 ? 0 : Math.min(1, copy.bytes / copy.bytesTotal);
  const bytes = stick.copied(formats.bytes(copy.bytes), formats.bytes(copy.bytesTotal));
  const percent = formats.percent(share);
  return (
    <div className="stack">
      <Progress label={copy.way === 'export' ? stick.exporting : stick.importing} share={share} text={percent} />
      <div className="spread small figures">
        <span className="soft">{copy.isChecking ? stick.checking : bytes}</span>
        <span>{percent}</span>
      </div>
    </div>
  );
}
