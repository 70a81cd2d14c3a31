import { useState } from 'react';
import type { CurrentView } from '../../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useStrings } from '../../../client/language.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Ask } from '../../../design/ask.tsx';
import { Button } from '../../../design/button.tsx';
import { Choice } from '../../../design/choice.tsx';

type Mode = 'both' | 'push' | 'record';
const MODES: readonly Mode[] = ['both', 'push', 'record'];

/** Whether the event under way is recorded, sent live, or both. */
export function ModeChoice({ current, isPushed }: { readonly current: CurrentView; readonly isPushed: boolean }) {
  const words = useStrings().live;
  const start = useIntent('startPush');
  const stop = useIntent('stopPush');
  const chooseUpload = useIntent('chooseUpload');
  const [isAsking, setAsking] = useState(false);
  const { id: recordingId, upload } = current;
  const mode: Mode = !isPushed ? 'record' : upload === 'no' ? 'push' : 'both';
  const fault = start.fault ?? stop.fault ?? chooseUpload.fault;
  const become = async (wanted: Mode): Promise<void> => {
    if (wanted === mode) return;
    if (wanted === 'record' && isPushed && !isAsking) return setAsking(true);
    setAsking(false);
    if (wanted === 'record') await stop.run({ recordingId });
    else if (!isPushed) await start.run({ recordingId, entryId: null });
    const isUploaded = wanted !== 'push';
    if (isUploaded ? upload === 'no' : true) await chooseUpload.run({ recordingId, upload: isUploaded });
  };
  return (
    <>
      {fault && <FaultNotice fault={fault} />}
      <Choice
        label={words.mode}
        value={mode}
        isDisabled={start.isRunning || stop.isRunning || chooseUpload.isRunning || current.phase === 'stopped'}
        options={MODES.map((id) => ({ id, text: words.modes[id] }))}
        onChange={(wanted) => void become(wanted)}
      />
      {isAsking && (
        <Ask title={words.stopAsk.title} onClose={() => setAsking(false)}>
          <p>{words.stopAsk.text}</p>
          <div className="ask-buttons">
            <Button autoFocus onPress={() => setAsking(false)}>
              {words.stopAsk.keep}
            </Button>
            <Button look="danger" onPress={() => void become('record')}>
              {words.stopAsk.stop}
            </Button>
          </div>
        </Ask>
      )}
    </>
  );
}
