import { useState } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { CopyEnd, CopyProgress, useCopy } from './copy-progress.tsx';

/** Copies a recording to a stick or a share. */
export function ExportButton({ recordingId }: { readonly recordingId: string }) {
  const { stick } = useStrings().recordings;
  const { run, isRunning, fault } = useIntent('exportRecording');
  const [became, setBecame] = useState<IntentResult<'exportRecording'> | null>(null);
  const copy = useCopy(recordingId);
  const isBusy = isRunning || copy !== undefined;
  return (
    <div className="stack">
      <div className="row-wrap">
        <Button size="small" icon="disk" isDisabled={isBusy} onPress={() => void run({ recordingId }).then(setBecame)}>
          {isBusy ? stick.exporting : stick.export}
        </Button>
      </div>
      {copy && <CopyProgress copy={copy} />}
      {fault && <FaultNotice fault={fault} />}
      {!isRunning && became?.end === 'exported' && <CopyEnd tone="good" text={stick.exported(became.path)} />}
      {!isRunning && became?.end === 'cancelled' && <CopyEnd tone="quiet" text={stick.exportCancelled} />}
    </div>
  );
}
