import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useCalendarController, type EventClickInfo, type EventInput } from '@fullcalendar/react';
import type { Conflict, Slot } from '../../../../shared/domain/slot.ts';
import type { EventId } from '../../../../shared/domain/ids.ts';
import { plus } from '../../../../shared/domain/instant.ts';
import type { RecordingState } from '../../../../shared/domain/recording.ts';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { useSnapshot, useZone } from '../../../client/snapshot.tsx';
import { blocksOf, paddingsOf, type Block, type Outcomes } from './blocks.ts';
import { Hours } from './hours.tsx';
import { idleWeekend } from './idle-weekend.ts';
import { SlotDetails } from './slot-details.tsx';
import './timeline.css';
import { TimelineHead } from './timeline-head.tsx';

const MINUTE_MS = 60_000;

/** The schedule of the day or the week, drawn on the hours; a press on an event explains it. */
export function Timeline({ isWeek, onWeek }: { readonly isWeek: boolean; readonly onWeek: (isWeek: boolean) => void }) {
  const { today } = useStrings();
  const { slots, conflicts, recordings, now } = useSnapshot();
  const formats = useFormats();
  const zone = useZone();
  const controller = useCalendarController();
  const [opened, setOpened] = useState<string | null>(null);
  // As text, since a recording's progress changes with each snapshot and its state hardly ever. Newest first: it comes last.
  const states = JSON.stringify(recordings.map((r) => [r.eventId, r.state] as const).reverse());
  const events = useMemo(() => {
    const outcomes = new Map(JSON.parse(states) as [EventId, RecordingState][]);
    return eventsOf(slots, conflicts, outcomes);
  }, [slots, conflicts, states]);
  // As text for the same reason, and asked anew once a minute.
  const minute = plus(now, -(now % MINUTE_MS));
  const idle = useMemo(() => {
    const spans = slots.map((slot) => slot.occurrence);
    return idleWeekend(spans, minute, zone).join(' ');
  }, [slots, minute, zone]);
  // With each the timeline begins anew where it is now: a window may be open for weeks.
  const day = formats.dayKey(now);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWeek && body.current) showToday(body.current);
  }, [isWeek, day]);
  const open = useCallback(({ event }: EventClickInfo) => setOpened(event.id), []);
  const shown = opened === null ? null : (slots.find((s) => s.occurrence.eventId === opened) ?? null);
  return (
    <section className={isWeek ? 'card timeline timeline-week' : 'card timeline'} aria-label={today.timeline}>
      <TimelineHead controller={controller} isWeek={isWeek} onWeek={onWeek} />
      <div className="timeline-body" ref={body}>
        <div
          className="timeline-days"
          style={{ '--days': 7 - idle.split(' ').filter(Boolean).length } as CSSProperties}
        >
          <Hours
            key={`${isWeek ? 'week' : 'day'} ${day}`}
            controller={controller}
            isWeek={isWeek}
            events={events}
            nowMinute={minute}
            idleDays={isWeek ? idle : ''}
            open={open}
          />
        </div>
      </div>
      {shown && <SlotDetails slot={shown} onClose={() => setOpened(null)} />}
    </section>
  );
}

function eventsOf(slots: readonly Slot[], conflicts: readonly Conflict[], outcomes: Outcomes): EventInput[] {
  const paddings = paddingsOf(slots).map(({ id, start, end }): EventInput => ({
    id,
    start,
    end,
    display: 'background',
    className: 'block-padding',
  }));
  const blocks = blocksOf(slots, conflicts, outcomes).map((block): EventInput => ({
    id: block.slot.occurrence.eventId,
    title: block.slot.occurrence.title,
    start: block.start,
    end: block.end,
    className: `block block-${isRunning(block) ? 'running' : block.look}`,
    extendedProps: { block },
  }));
  return [...paddings, ...blocks];
}

/** Puts the day that it is into the middle, as far as that goes. */
function showToday(body: HTMLElement): void {
  const today = body.querySelector('[role="columnheader"][aria-current="date"]');
  if (!today) return;
  const [all, day] = [body.getBoundingClientRect(), today.getBoundingClientRect()];
  body.scrollLeft += day.left + day.width / 2 - (all.left + all.width / 2);
}

const isRunning = ({ outcome }: Block): boolean =>
  outcome === 'capturing' || outcome === 'interrupted' || outcome === 'paused';
