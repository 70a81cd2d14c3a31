import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Card } from '../../design/card.tsx';

/** The series of the next 60 days that keep their time on the wall while the clock changes. Nothing when there is none. */
export function ClockShiftsCard() {
  const words = useStrings().changes.clock;
  const formats = useFormats();
  const { clockShifts, now } = useSnapshot();
  if (clockShifts.length === 0) return null;
  return (
    <Card title={words.title}>
      <p className="soft">{words.hint}</p>
      <ul className="changes ruled">
        {clockShifts.map(({ after, at, before, parentId, title, zone }) => (
          <li key={`${parentId} ${at}`}>
            <div className="change-what selectable">
              <strong>{title}</strong>
              <span className="soft small figures">{words.utc(before, after, zone)}</span>
            </div>
            <span className="soft small figures">{words.from(formats.dayAndTime(at, now))}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
