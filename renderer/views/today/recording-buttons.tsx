import { plus } from '../../../shared/domain/instant.ts';
import type { CurrentView } from '../../../shared/ipc/snapshot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { StopButton } from './stop-button.tsx';

const EXTEND_MINUTES = [5, 10, 15];

/** What the operator can do with the recording under way. */
export function RecordingButtons({ current }: { readonly current: CurrentView }) {
  const { today } = useStrings();
  const undo = useIntent('undoStop');
  const pause = useIntent('pause');
  const resume = useIntent('resume');
  const extend = useIntent('extend');
  const { id: recordingId, phase } = current;
  const fault = undo.fault ?? pause.fault ?? resume.fault ?? extend.fault;
  if (phase === 'joining') return null;
  return (
    <div className="stack present-buttons">
      {fault && <FaultNotice fault={fault} />}
      <div className="row-wrap">
        {phase === 'stopped' ? (
          <Button
            look="main"
            size="large"
            icon="undo"
            isDisabled={current.undoUntil === null || undo.isRunning}
            onPress={() => void undo.run({ recordingId })}
          >
            {today.undo}
          </Button>
        ) : (
          <StopButton current={current} />
        )}
        {phase === 'capturing' && (
          <Button
            size="large"
            icon="pause"
            isDisabled={pause.isRunning}
            onPress={() => void pause.run({ recordingId })}
          >
            {today.pause}
          </Button>
        )}
        {phase === 'paused' && (
          <Button
            look="main"
            size="large"
            icon="play"
            isDisabled={resume.isRunning}
            onPress={() => void resume.run({ recordingId })}
          >
            {today.resume}
          </Button>
        )}
        {phase !== 'stopped' && (
          <div className="extend" role="group" aria-label={today.extend}>
            <span className="soft small">{today.extend}</span>
            {EXTEND_MINUTES.map((minutes) => (
              <Button
                key={minutes}
                size="small"
                isDisabled={extend.isRunning || !canExtend(current, minutes)}
                onPress={() => void extend.run({ recordingId, minutes })}
              >
                {today.extendBy(minutes)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

const canExtend = ({ end, extendLimit }: CurrentView, minutes: number): boolean =>
  extendLimit === null || plus(end, minutes * 60_000) <= extendLimit;
