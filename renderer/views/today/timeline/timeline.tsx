import { useCallback, useMemo, useState } from 'react';
import FullCalendar, {
  useCalendarController,
  type EventClickInfo,
  type EventDisplayInfo,
  type EventInput,
} from '@fullcalendar/react';
import deLocale from '@fullcalendar/react/locales/de';
import enLocale from '@fullcalendar/react/locales/en-gb';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import type { Conflict, Slot } from '../../../../shared/domain/slot.ts';
import { plus } from '../../../../shared/domain/instant.ts';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { BlockContent } from './block-content.tsx';
import { blocksOf, paddingsOf, type Block } from './blocks.ts';
import { SlotDetails } from './slot-details.tsx';
import './timeline.css';
import { TimelineHead } from './timeline-head.tsx';

/** What is shown of the past when the timeline opens. */
const SCROLL_BACK_MS = 90 * 60_000;
const MINUTE_MS = 60_000;
const PLUGINS = [timeGrid, classicTheme];
const HOURS = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const LOCALES = [enLocale, deLocale];

/** The schedule of the day or the week, drawn on the hours; a press on an event explains it. */
export function Timeline({ isWeek, onWeek }: { readonly isWeek: boolean; readonly onWeek: (isWeek: boolean) => void }) {
  const { today, locale } = useStrings();
  const formats = useFormats();
  const { slots, conflicts, now, zone } = useSnapshot();
  const controller = useCalendarController();
  const [opened, setOpened] = useState<string | null>(null);
  const events = useMemo(() => eventsOf(slots, conflicts), [slots, conflicts]);
  // Only where it stands at first: afterwards the person scrolls.
  const [firstShown] = useState(now);
  const scrollTime = `${formats.clock24(plus(firstShown, -SCROLL_BACK_MS))}:00`;
  const open = useCallback(({ event }: EventClickInfo) => setOpened(event.id), []);
  const shown = opened === null ? null : (slots.find((s) => s.occurrence.eventId === opened) ?? null);
  return (
    <section className={isWeek ? 'card timeline timeline-week' : 'card timeline'} aria-label={today.timeline}>
      <TimelineHead controller={controller} isWeek={isWeek} onWeek={onWeek} />
      <div className="timeline-body">
        <FullCalendar
          key={isWeek ? 'week' : 'day'}
          plugins={PLUGINS}
          controller={controller}
          initialView={isWeek ? 'timeGridWeek' : 'timeGridDay'}
          locales={LOCALES}
          locale={locale}
          timeZone={zone}
          now={Math.floor(now / MINUTE_MS) * MINUTE_MS}
          initialDate={firstShown}
          nowIndicator
          headerToolbar={false}
          allDaySlot={false}
          height="100%"
          slotDuration="00:30"
          slotHeaderInterval="01:00"
          slotHeaderFormat={HOURS}
          slotMinHeight={26}
          scrollTime={scrollTime}
          scrollTimeReset={false}
          eventInteractive
          eventMinHeight={22}
          slotEventOverlap={false}
          dayHeaders={isWeek}
          events={events}
          eventContent={contentOf}
          eventClick={open}
        />
      </div>
      {shown && <SlotDetails slot={shown} onClose={() => setOpened(null)} />}
    </section>
  );
}

function eventsOf(slots: readonly Slot[], conflicts: readonly Conflict[]): EventInput[] {
  const paddings = paddingsOf(slots).map(({ id, start, end }): EventInput => ({
    id,
    start,
    end,
    display: 'background',
    className: 'block-padding',
  }));
  const blocks = blocksOf(slots, conflicts).map((block): EventInput => ({
    id: block.slot.occurrence.eventId,
    title: block.slot.occurrence.title,
    start: block.start,
    end: block.end,
    className: `block block-${block.look}`,
    extendedProps: { block },
  }));
  return [...paddings, ...blocks];
}

function contentOf({ event }: EventDisplayInfo) {
  const { block } = event.extendedProps as { readonly block?: Block };
  return block && <BlockContent block={block} />;
}
