import { useState } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { CopyEnd, CopyProgress, useCopy } from './copy-progress.tsx';

/** Takes over what another device exported, e.g. in a room without network. */
export function ImportBar() {
  const { stick } = useStrings().recordings;
  const { run, isRunning, fault } = useIntent('importRecordings');
  const [became, setBecame] = useState<IntentResult<'importRecordings'> | null>(null);
  const copy = useCopy(null);
  const isBusy = isRunning || copy !== undefined;
  return (
    <div className="stack import-bar">
      <div className="spread">
        <span className="soft small">{stick.importHint}</span>
        <Button size="small" icon="disk" isDisabled={isBusy} onPress={() => void run({}).then(setBecame)}>
          {isBusy ? stick.importing : stick.import}
        </Button>
      </div>
      {copy && <CopyProgress copy={copy} />}
      {fault && <FaultNotice fault={fault} />}
      {!isRunning && became?.end === 'imported' && (
        <CopyEnd tone="good" text={stick.imported(became.imported, became.known)} />
      )}
      {!isRunning && became?.end === 'cancelled' && (
        <CopyEnd tone="quiet" text={stick.importCancelled(became.imported, became.left)} />
      )}
    </div>
  );
}
