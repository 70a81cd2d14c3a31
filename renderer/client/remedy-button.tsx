import type { Remedy } from '../../shared/faults/fault-text.ts';
import { Button } from '../design/button.tsx';
import { useStrings } from './language.tsx';
import { useIntent } from './use-intent.ts';
import { goTo } from './use-view.ts';

/** The button beside a fault. Nothing where the remedy would need a recording and there is none. */
export function RemedyButton({
  remedy,
  recordingId,
}: {
  readonly remedy: Remedy;
  readonly recordingId: string | null;
}) {
  const words = useStrings().remedies;
  const sync = useIntent('syncNow');
  const retry = useIntent('retry');
  const openFolder = useIntent('openFolder');
  const act = ((): (() => void) | null => {
    switch (remedy) {
      case 'open-settings':
      case 'open-pairing':
        return () => goTo('settings');
      case 'open-devices':
      case 'restart-source':
        return () => goTo('devices');
      case 'sync-now':
        return () => void sync.run({});
      case 'retry-upload':
        return recordingId === null ? null : () => void retry.run({ recordingId });
      case 'open-folder':
        return recordingId === null ? () => goTo('settings') : () => void openFolder.run({ recordingId });
      case 'show-details':
        return () => goTo('diagnostics');
    }
  })();
  if (act === null) return null;
  return (
    <Button size="small" onPress={act} isDisabled={sync.isRunning || retry.isRunning}>
      {words[remedy]}
    </Button>
  );
}
