import { useState } from 'react';
import type { CurrentView } from '../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Ask } from '../../design/ask.tsx';
import { Button } from '../../design/button.tsx';
import { HoldButton } from '../../design/hold-button.tsx';

/** Ends the recording under way: held with the pointer, or confirmed with the keyboard. */
export function StopButton({ current }: { readonly current: CurrentView }) {
  const { today } = useStrings();
  const stop = useIntent('stop');
  const [isAsking, setAsking] = useState(false);
  const run = (): void => {
    setAsking(false);
    void stop.run({ recordingId: current.id });
  };
  const words = today.confirmStop;
  return (
    <>
      <HoldButton
        icon="stop"
        hint={today.stopHint}
        isDisabled={stop.isRunning}
        onHeld={run}
        onAsk={() => setAsking(true)}
      >
        {today.stopHold}
      </HoldButton>
      {stop.fault && <FaultNotice fault={stop.fault} />}
      {isAsking && (
        <Ask title={words.title} onClose={() => setAsking(false)}>
          <p>{words.text(current.title)}</p>
          <div className="ask-buttons">
            <Button autoFocus onPress={() => setAsking(false)}>
              {words.keep}
            </Button>
            <Button look="danger" onPress={run}>
              {words.stop}
            </Button>
          </div>
        </Ask>
      )}
    </>
  );
}
