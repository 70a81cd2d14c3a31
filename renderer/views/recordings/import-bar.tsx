import { useState } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { CopyProgress, useCopy } from './copy-progress.tsx';

/** Takes over what another device exported, e.g. in a room without network. */
export function ImportBar() {
  const { stick } = useStrings().recordings;
  const { run, isRunning, fault } = useIntent('importRecordings');
  const [found, setFound] = useState<IntentResult<'importRecordings'>['found']>(null);
  const copy = useCopy(null);
  const isBusy = isRunning || copy !== undefined;
  return (
    <div className="stack import-bar">
      <div className="spread">
        <span className="soft small">{stick.importHint}</span>
        <Button
          size="small"
          icon="disk"
          isDisabled={isBusy}
          onPress={() => void run({}).then((answer) => setFound(answer?.found ?? null))}
        >
          {isBusy ? stick.importing : stick.import}
        </Button>
      </div>
      {copy && <CopyProgress copy={copy} />}
      {fault && <FaultNotice fault={fault} />}
      {found && !isRunning && <Notice tone="good">{stick.imported(found.imported, found.known)}</Notice>}
    </div>
  );
}
