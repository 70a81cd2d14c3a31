import { memo, useMemo, useState } from 'react';
import FullCalendar, {
  type useCalendarController,
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
import { plus, type Instant } from '../../../../shared/domain/instant.ts';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { useZone } from '../../../client/snapshot.tsx';
import { BlockContent } from './block-content.tsx';
import type { Block } from './blocks.ts';

/** What is shown of the past when the timeline opens. */
const SCROLL_BACK_MS = 90 * 60_000;
const PLUGINS = [timeGrid, classicTheme];
const HOURS = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const LOCALES = [enLocale, deLocale];

interface HoursProps {
  readonly controller: ReturnType<typeof useCalendarController>;
  readonly isWeek: boolean;
  readonly events: EventInput[];
  /** Of the minute that has begun. */
  readonly nowMinute: Instant;
  /** Days of the week that are left out, Sunday as 0, with spaces between. */
  readonly idleDays: string;
  readonly open: (info: EventClickInfo) => void;
}

/** The hours with their events. Drawn anew when one of them changed or a minute has passed, not with each snapshot. */
export const Hours = memo(function Hours({ controller, isWeek, events, nowMinute, idleDays, open }: HoursProps) {
  const { locale } = useStrings();
  const zone = useZone();
  const formats = useFormats();
  const hiddenDays = useMemo(() => idleDays.split(' ').filter(Boolean).map(Number), [idleDays]);
  // Only where it stands at first: afterwards the person scrolls.
  const [firstShown] = useState(nowMinute);
  const from = plus(firstShown, -SCROLL_BACK_MS);
  const scrollTime = formats.isSameDay(from, firstShown) ? `${formats.clock24(from)}:00` : '00:00:00';
  return (
    <FullCalendar
      plugins={PLUGINS}
      controller={controller}
      initialView={isWeek ? 'timeGridWeek' : 'timeGridDay'}
      locales={LOCALES}
      locale={locale}
      timeZone={zone}
      now={nowMinute}
      initialDate={firstShown}
      nowIndicator
      headerToolbar={false}
      allDaySlot={false}
      hiddenDays={hiddenDays}
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
  );
});

function contentOf({ event }: EventDisplayInfo) {
  const { block } = event.extendedProps as { readonly block?: Block };
  return block && <BlockContent block={block} />;
}
