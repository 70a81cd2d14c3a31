import { useState } from 'react';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { CopyProgress, useCopy } from './copy-progress.tsx';

/** Copies a recording to a stick or a share. */
export function ExportButton({ recordingId }: { readonly recordingId: string }) {
  const { stick } = useStrings().recordings;
  const { run, isRunning, fault } = useIntent('exportRecording');
  const [path, setPath] = useState<string | null>(null);
  const copy = useCopy(recordingId);
  const isBusy = isRunning || copy !== undefined;
  return (
    <div className="stack">
      <div className="row-wrap">
        <Button
          size="small"
          icon="disk"
          isDisabled={isBusy}
          onPress={() => void run({ recordingId }).then((answer) => setPath(answer?.path ?? null))}
        >
          {isBusy ? stick.exporting : stick.export}
        </Button>
      </div>
      {copy && <CopyProgress copy={copy} />}
      {fault && <FaultNotice fault={fault} />}
      {path !== null && !isRunning && <Notice tone="good">{stick.exported(path)}</Notice>}
    </div>
  );
}
