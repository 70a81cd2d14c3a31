import { useState } from 'react';
import type { CalendarView } from '../../../../shared/ipc/calendar-view.ts';
import { faultInWords } from '../../../../shared/strings/words.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { useSection } from '../desk.tsx';
import { Entry } from '../fields/entry.tsx';
import { Section } from '../section.tsx';
import './calendars.css';

/** The calendars besides Kaltura's: how each stands, the way to add one, and to remove it. */
export function CalendarsSection() {
  const { isLocked, words } = useSection('schedule');
  const { calendars } = useSnapshot();
  const { calendars: texts } = words;
  const locked = isLocked('calendars');
  return (
    <Section id="calendars" title={texts.title}>
      <Entry words={[texts.title, texts.hint, texts.add]} isLocked={locked}>
        <p className="soft">{texts.hint}</p>
        {calendars.length > 0 && (
          <ul className="calendars">
            {calendars.map((calendar) => (
              <li key={calendar.id}>
                <KnownCalendar calendar={calendar} isLocked={locked} />
              </li>
            ))}
          </ul>
        )}
        {!locked && <NewCalendar />}
      </Entry>
    </Section>
  );
}

function KnownCalendar({ calendar, isLocked }: { readonly calendar: CalendarView; readonly isLocked: boolean }) {
  const { calendars: texts } = useSection('schedule').words;
  const strings = useStrings();
  const formats = useFormats();
  const { now } = useSnapshot();
  const remove = useIntent('removeCalendar');
  const { events, from, id, lastSyncAt, name } = calendar;
  return (
    <>
      <div className="calendar-what selectable">
        <strong>{name}</strong>
        <span className="soft small">
          {from} · {lastSyncAt === null ? texts.never : texts.read(events, formats.dayAndTime(lastSyncAt, now))}
        </span>
        {calendar.faults.map((fault) => (
          <span key={JSON.stringify(fault)} className="small">
            {Object.values(faultInWords(fault, strings)).join(' ')}
          </span>
        ))}
        {remove.fault && <FaultNotice fault={remove.fault} />}
      </div>
      <Button
        size="small"
        aria-label={texts.removeNamed(name)}
        isDisabled={isLocked || remove.isRunning}
        onPress={() => void remove.run({ id })}
      >
        {texts.remove}
      </Button>
    </>
  );
}

function NewCalendar() {
  const { calendars: texts } = useSection('schedule').words;
  const add = useIntent('addCalendar');
  const [name, setName] = useState('');
  const [place, setPlace] = useState('');
  const submit = async (): Promise<void> => {
    if (await add.run({ name, place })) [setName, setPlace].forEach((set) => set(''));
  };
  return (
    <form
      className="calendar-new"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={texts.name} value={name} onChange={setName} maxLength={80} />
      <Field label={texts.place} hint={texts.placeHint} value={place} onChange={setPlace} autoComplete="off" />
      {add.fault && <FaultNotice fault={add.fault} />}
      <Button type="submit" isDisabled={name.trim() === '' || place.trim() === '' || add.isRunning}>
        {texts.add}
      </Button>
    </form>
  );
}
