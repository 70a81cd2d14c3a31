import { useState } from 'react';
import type { ScheduleChange } from '../../../shared/domain/change.ts';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { Badge, type Tone } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Nothing } from '../../design/nothing.tsx';
import { changesInRows, type ChangeRow } from './changes-in-rows.ts';
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
            {changesInRows(changes).map((row) =>
              row.kind === 'many' ? (
                <li key={`${row.learnedAt} ${row.calendar}`}>
                  <ManyNew {...row} />
                </li>
              ) : (
                <li key={keyOf(row.change)}>
                  <Change change={row.change} />
                </li>
              ),
            )}
          </ul>
        </Card>
      )}
    </div>
  );
}

const keyOf = (change: ScheduleChange): string =>
  `${change.learnedAt} ${occurrenceOf(change).eventId} ${change.change}`;

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

/** The many events that one sync brought: how many and when, and each of them once it is opened. */
function ManyNew({ additions, calendar, learnedAt }: Extract<ChangeRow, { kind: 'many' }>) {
  const words = useStrings().changes;
  const formats = useFormats();
  const { now } = useSnapshot();
  const [isOpen, setOpen] = useState(false);
  const days = [additions[0], additions.at(-1)].flatMap((a) => (a ? [formats.day(a.occurrence.start)] : []));
  return (
    <>
      <Badge tone={TONE.added}>{words.added}</Badge>
      <div className="change-what selectable">
        <strong>{words.manyNew(additions.length)}</strong>
        <span className="soft figures">
          {[...new Set(days)].join(' – ')}
          {calendar !== undefined && ` · ${calendar}`}
        </span>
        <div className="change-open">
          <Button size="small" icon={isOpen ? 'down' : 'right'} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {words.showMany(additions.length)}
          </Button>
        </div>
        {isOpen && (
          <ul className="change-list figures">
            {additions.map(({ occurrence: { end, eventId, start, title } }) => (
              <li key={eventId}>
                {title}
                <span className="soft">
                  {' '}
                  {formats.dayAndTime(start, now)} – {formats.time(end)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className="soft small figures">{words.learned(formats.dayAndTime(learnedAt, now))}</span>
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
