import type { SourceView } from '../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';

/** Says which other microphone has a signal while this one is silent, and switches to it. */
export function SwitchSound({
  sourceId,
  to,
  onDone,
}: {
  readonly sourceId: string;
  readonly to: NonNullable<SourceView['other']>;
  readonly onDone?: () => void;
}) {
  const { devices: words } = useStrings();
  const switching = useIntent('switchSound');
  const press = async (): Promise<void> => {
    if ((await switching.run({ sourceId, to })) !== null) onDone?.();
  };
  return (
    <div className="stack">
      <Notice
        tone="caution"
        actions={
          <Button size="small" look="main" isDisabled={switching.isRunning} onPress={() => void press()}>
            {words.switchTo}
          </Button>
        }
      >
        <span>{words.hasSignal(to.label)}</span>
      </Notice>
      {switching.fault && <FaultNotice fault={switching.fault} />}
    </div>
  );
}
