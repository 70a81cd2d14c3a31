import { useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Badge } from '../../design/badge.tsx';
import { LevelMeter } from './level-meter.tsx';
import './sources.css';

/** The sources in few lines: the level of each that is heard, and what is wrong with any, without pictures. */
export function Levels() {
  const { states, today } = useStrings();
  const { sources } = useSnapshot();
  if (sources.length === 0) return null;
  return (
    <ul className="levels" aria-label={today.sources}>
      {sources.map((source) => (
        <li key={source.id}>
          <span className="clip small">{source.label}</span>
          <LevelMeter source={source} />
          {source.state === 'lost' && <Badge tone="recording">{states.source.lost}</Badge>}
          {source.alarms.map((alarm) => (
            <Badge key={alarm} tone="caution" icon="warning">
              {states.alarm[alarm]}
            </Badge>
          ))}
        </li>
      ))}
    </ul>
  );
}
