import { useState } from 'react';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';

/** Copies a recording to a stick or a share. */
export function ExportButton({ recordingId }: { readonly recordingId: string }) {
  const { stick } = useStrings().recordings;
  const { run, isRunning, fault } = useIntent('exportRecording');
  const [path, setPath] = useState<string | null>(null);
  return (
    <div className="stack">
      <div className="row-wrap">
        <Button
          size="small"
          icon="disk"
          isDisabled={isRunning}
          onPress={() => void run({ recordingId }).then((answer) => setPath(answer?.path ?? null))}
        >
          {isRunning ? stick.exporting : stick.export}
        </Button>
      </div>
      {fault && <FaultNotice fault={fault} />}
      {path !== null && !isRunning && <Notice tone="good">{stick.exported(path)}</Notice>}
    </div>
  );
}
