import type { ScheduleChange } from '../../../shared/domain/change.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Badge, type Tone } from '../../design/badge.tsx';
import { Card } from '../../design/card.tsx';
import { Nothing } from '../../design/nothing.tsx';
import { ClockShiftsCard } from './clock-shifts-card.tsx';
import './changes.css';

const TONE: Readonly<Record<ScheduleChange['change'], Tone>> = {
  added: 'good',
  removed: 'recording',
  changed: 'caution',
};

/** What the schedule did lately, newest first; above it what the change of the clock does to it. */
export function Changes() {
  const words = useStrings().changes;
  const { changes } = useSnapshot();
  return (
    <div className="stack">
      <ClockShiftsCard />
      {changes.length === 0 ? (
        <Nothing title={words.none} />
      ) : (
        <Card>
          <ul className="changes ruled">
            {changes.map((change) => (
              <li key={`${change.learnedAt} ${occurrenceOf(change).eventId} ${change.change}`}>
                <Change change={change} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

const occurrenceOf = (change: ScheduleChange) => (change.change === 'changed' ? change.after : change.occurrence);

function Change({ change }: { readonly change: ScheduleChange }) {
  const words = useStrings().changes;
  const formats = useFormats();
  const { now } = useSnapshot();
  const occurrence = occurrenceOf(change);
  return (
    <>
      <Badge tone={TONE[change.change]}>{words[change.change]}</Badge>
      <div className="change-what selectable">
        <strong>{occurrence.title}</strong>
        <span className="soft figures">
          {formats.dayAndTime(occurrence.start, now)} – {formats.time(occurrence.end)}
          {occurrence.calendar !== undefined && ` · ${occurrence.calendar}`}
        </span>
        {change.change === 'changed' && <Differences change={change} />}
      </div>
      <span className="soft small figures">{words.learned(formats.dayAndTime(change.learnedAt, now))}</span>
    </>
  );
}

function Differences({ change }: { readonly change: Extract<ScheduleChange, { change: 'changed' }> }) {
  const words = useStrings().changes;
  const formats = useFormats();
  const { now } = useSnapshot();
  const { before, after } = change;
  return (
    <ul className="small figures">
      {change.fields.map((field) => (
        <li key={field}>
          {words.fields[field]}
          {(field === 'start' || field === 'end') &&
            `: ${words.from(formats.dayAndTime(before[field], now), formats.dayAndTime(after[field], now))}`}
          {(field === 'title' || field === 'location') && `: ${words.from(before[field], after[field])}`}
        </li>
      ))}
    </ul>
  );
}
