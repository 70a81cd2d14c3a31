import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import type { IconName } from '../../design/icon.tsx';

/** Something that can be done with a recording, as a button. */
interface Action {
  readonly isOffered: boolean;
  readonly words: string;
  readonly icon: IconName;
  readonly look?: 'main';
  readonly intent: { readonly isRunning: boolean };
  readonly act: () => void;
}

/** What the operator can do with a recording that is over. */
export function RecordingActions({ recording: r }: { readonly recording: RecordingView }) {
  const words = useStrings().recordings;
  const retry = useIntent('retry');
  const hold = useIntent('holdUpload');
  const release = useIntent('releaseUpload');
  const hurry = useIntent('hurryUpload');
  const withdraw = useIntent('withdrawUpload');
  const move = useIntent('moveUpload');
  const folder = useIntent('openFolder');
  const { id: recordingId, queue } = r;
  const isWaiting = queue !== null && !r.held;
  const again = { intent: retry, act: () => void retry.run({ recordingId }) };
  const actions: readonly Action[] = [
    { ...again, isOffered: r.canRetry, words: words.retry, icon: 'retry', look: 'main' },
    { ...again, isOffered: r.canUpload, words: words.enqueue, icon: 'upload', look: 'main' },
    {
      ...{ isOffered: r.held, words: words.release, icon: 'upload', look: 'main' },
      ...{ intent: release, act: () => void release.run({ recordingId }) },
    },
    {
      ...{ isOffered: isWaiting && queue?.isHurried === false, words: words.hurry, icon: 'upload' },
      ...{ intent: hurry, act: () => void hurry.run({ recordingId }) },
    },
    {
      ...{ isOffered: isWaiting, words: words.hold, icon: 'hold' },
      ...{ intent: hold, act: () => void hold.run({ recordingId }) },
    },
    {
      ...{ isOffered: queue?.canMoveUp === true, words: words.up, icon: 'up' },
      ...{ intent: move, act: () => void move.run({ recordingId, direction: 'up' }) },
    },
    {
      ...{ isOffered: queue?.canMoveDown === true, words: words.down, icon: 'down' },
      ...{ intent: move, act: () => void move.run({ recordingId, direction: 'down' }) },
    },
    {
      ...{ isOffered: queue !== null || r.wantsTemplate, words: words.withdraw, icon: 'close' },
      ...{ intent: withdraw, act: () => void withdraw.run({ recordingId }) },
    },
    {
      ...{ isOffered: true, words: words.openFolder, icon: 'folder' },
      ...{ intent: folder, act: () => void folder.run({ recordingId }) },
    },
  ];
  const fault = [retry, hold, release, hurry, withdraw, move, folder].find((i) => i.fault !== null)?.fault;
  return (
    <>
      {fault && <FaultNotice fault={fault} />}
      <div className="row-wrap">
        {actions
          .filter((a) => a.isOffered)
          .map((a) => (
            <Button
              key={a.words}
              size="small"
              icon={a.icon}
              {...(a.look && { look: a.look })}
              isDisabled={a.intent.isRunning}
              onPress={a.act}
            >
              {a.words}
            </Button>
          ))}
      </div>
    </>
  );
}
