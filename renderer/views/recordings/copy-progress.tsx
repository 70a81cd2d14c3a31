import type { CopyView } from '../../../shared/ipc/copy-view.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { useIntent } from '../../client/use-intent.ts';
import type { Tone } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Progress } from '../../design/progress.tsx';

/** The export of this recording, or with null the import, as far as it is; undefined when there is none. */
export const useCopy = (recordingId: string | null): CopyView | undefined =>
  useSnapshot().copies.find((copy) => copy.recordingId === recordingId);

/** How much of an export or import is there, and the way to end it. */
export function CopyProgress({ copy }: { readonly copy: CopyView }) {
  const { stick } = useStrings().recordings;
  const formats = useFormats();
  const cancel = useIntent('cancelCopy');
  const share = copy.bytesTotal === 0 ? 0 : Math.min(1, copy.bytes / copy.bytesTotal);
  const bytes = stick.copied(formats.bytes(copy.bytes), formats.bytes(copy.bytesTotal));
  const percent = formats.percent(share);
  const said = { copying: bytes, checking: stick.checking, cancelling: stick.cancelling }[copy.step];
  return (
    <div className="stack">
      {cancel.fault && <FaultNotice fault={cancel.fault} />}
      <Progress label={copy.way === 'export' ? stick.exporting : stick.importing} share={share} text={percent} />
      <div className="spread small figures">
        <span className="soft">{said}</span>
        <span className="row-wrap">
          {percent}
          <Button
            size="small"
            icon="close"
            isDisabled={cancel.isRunning || copy.step === 'cancelling'}
            onPress={() => void cancel.run({ recordingId: copy.recordingId })}
          >
            {copy.way === 'export' ? stick.cancelExport : stick.cancelImport}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** What became of an export or import; read aloud. */
export function CopyEnd({ tone, text }: { readonly tone: Tone; readonly text: string }) {
  return (
    <div role="status">
      <Notice tone={tone}>{text}</Notice>
    </div>
  );
}
