import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Badge } from '../../design/badge.tsx';
import { Card } from '../../design/card.tsx';
import { comingUp } from './next-captured.ts';
import './upcoming.css';

const MOST = 8;

/** The next events that this device captures. */
export function Upcoming() {
  const { today, states } = useStrings();
  const formats = useFormats();
  const { slots, now } = useSnapshot();
  const coming = comingUp(slots, now).slice(0, MOST);
  return (
    <Card title={today.upcoming}>
      {coming.length === 0 && <p className="soft">{today.nothingPlanned}</p>}
      <ul className="upcoming">
        {coming.map(({ occurrence, decision }) => (
          <li key={occurrence.eventId}>
            <span className="upcoming-when figures">{formats.dayAndTime(occurrence.start, now)}</span>
            <span className="upcoming-title selectable">{occurrence.title}</span>
            {decision !== 'record' && <Badge tone="recording">{states.decision[decision]}</Badge>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
