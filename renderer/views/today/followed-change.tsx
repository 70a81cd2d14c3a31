import type { CurrentView, FollowedView } from '../../../shared/ipc/snapshot.ts';
import { reasonInWords } from '../../../shared/strings/words.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';

interface Props {
  readonly current: CurrentView;
  readonly followed: FollowedView;
}

/** What the schedule did to the recording under way, with the way to overrule it and the way back. */
export function FollowedChange({ current, followed }: Props) {
  const { followed: words } = useStrings().today;
  const formats = useFormats();
  const veto = useIntent('vetoChange');
  const follow = useIntent('followSchedule');
  const fault = veto.fault ?? follow.fault;
  const recordingId = current.id;
  const isVetoed = followed.vetoedAt !== null;
  return (
    <div className="stack">
      {fault && <FaultNotice fault={fault} />}
      <div className="present-change tone-caution" role="status">
        <Icon name="today" />
        <p className="figures">
          <Sentence followed={followed} />
        </p>
        {isVetoed ? (
          <Button size="small" isDisabled={follow.isRunning} onPress={() => void follow.run({ recordingId })}>
            {words.follow}
          </Button>
        ) : (
          followed.did === 'moved' && (
            <Button
              size="small"
              isDisabled={veto.isRunning || !followed.canVeto}
              onPress={() => void veto.run({ recordingId })}
            >
              {words.keepEnd(formats.time(followed.was))}
            </Button>
          )
        )}
      </div>
    </div>
  );
}

function Sentence({ followed }: Pick<Props, 'followed'>) {
  const strings = useStrings();
  const formats = useFormats();
  const { now } = useSnapshot();
  const words = strings.today.followed;
  const isVetoed = followed.vetoedAt !== null;
  const changed = formats.dayAndTime(followed.at, now);
  if (followed.did === 'moved') {
    const end = formats.time(followed.now);
    return isVetoed ? words.moveVetoed(end, changed) : words.moved(end, formats.time(followed.was), changed);
  }
  const [reason] = followed.because;
  const why = reason ? reasonInWords(reason, strings, formats) : '';
  return `${isVetoed ? words.stopVetoed(changed) : words.stopped(changed)} ${why}`;
}
