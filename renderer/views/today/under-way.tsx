import { msBetween } from '../../../shared/domain/instant.ts';
import type { CurrentView } from '../../../shared/ipc/snapshot.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import type { Tone } from '../../design/badge.tsx';
import { Icon, type IconName } from '../../design/icon.tsx';
import { Progress } from '../../design/progress.tsx';
import { DiskFigure, Figure } from './figures.tsx';
import { FollowedChange } from './followed-change.tsx';
import { RecordingButtons } from './recording-buttons.tsx';

const LOOK: Readonly<Record<CurrentView['phase'], { readonly tone: Tone; readonly icon: IconName }>> = {
  arming: { tone: 'caution', icon: 'clock' },
  capturing: { tone: 'recording', icon: 'record' },
  paused: { tone: 'accent', icon: 'pause' },
  interrupted: { tone: 'caution', icon: 'warning' },
  stopped: { tone: 'quiet', icon: 'stop' },
  joining: { tone: 'accent', icon: 'sync' },
};

/** A recording is under way: what, how long, and the buttons. */
export function UnderWay({ current }: { readonly current: CurrentView }) {
  const { today, states } = useStrings();
  const formats = useFormats();
  const { now, state } = useSnapshot();
  const look = LOOK[current.phase];
  const leftMs = Math.max(0, msBetween(now, current.end));
  const isComing = current.phase === 'arming';
  const share = Math.min(1, Math.max(0, msBetween(current.start, now) / msBetween(current.start, current.end)));
  return (
    <section className={`present tone-${look.tone}`} aria-label={today.present}>
      <div className="present-head">
        <span className="present-state" role="status">
          <Icon name={look.icon} />
          {state === 'live' ? states.device.live : states.phase[current.phase]}
        </span>
        <dl className="figures-row">
          <Figure name={today.size}>{formats.bytes(current.bytes)}</Figure>
          {current.sentBytes !== null && <Figure name={today.sent}>{formats.bytes(current.sentBytes)}</Figure>}
          <DiskFigure />
        </dl>
      </div>
      <div className="present-body">
        <div className="present-words">
          <p className="present-title selectable">{current.title}</p>
          <p className="soft figures">
            {current.origin === 'operator' && `${today.adHoc} · `}
            {current.phase === 'stopped' || current.phase === 'joining'
              ? formats.span(current.start, current.end)
              : today.ends(formats.span(current.start, current.end), formats.duration(leftMs))}
          </p>
        </div>
        <div className="present-clock figures" role="timer">
          <strong>{formats.clock(isComing ? msBetween(now, current.start) : current.recordedMs)}</strong>
          <span className="soft small">{isComing ? today.timeToStart : today.recordedSoFar}</span>
        </div>
      </div>
      <Progress label={current.title} share={share} text={formats.percent(share)} tone={look.tone} />
      {current.followed && <FollowedChange current={current} followed={current.followed} />}
      <PhaseWords current={current} />
      <RecordingButtons current={current} />
    </section>
  );
}

/** What needs a sentence. */
function PhaseWords({ current }: { readonly current: CurrentView }) {
  const { today } = useStrings();
  const formats = useFormats();
  const { now } = useSnapshot();
  const words = {
    arming: null,
    capturing: null,
    paused: today.offTheRecord,
    interrupted: today.interrupted,
    stopped:
      current.undoUntil === null ? null : today.undoLeft(formats.clock(Math.max(0, msBetween(now, current.undoUntil)))),
    joining: today.joining,
  }[current.phase];
  return words === null ? null : <p className="present-note figures">{words}</p>;
}
