import { useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Nothing } from '../../design/nothing.tsx';
import './conflicts.css';
import { ConflictCard } from './conflict-card.tsx';

/** Each clash of two events beforehand: what this device will do, by which rule, and the operator's say. */
export function Conflicts() {
  const words = useStrings().conflicts;
  const { conflicts } = useSnapshot();
  if (conflicts.length === 0) return <Nothing title={words.none} hint={words.noneHint} />;
  return (
    <ul className="stack">
      {conflicts.map((conflict) => (
        <li key={conflict.between.join(' ')}>
          <ConflictCard conflict={conflict} />
        </li>
      ))}
    </ul>
  );
}
