import { useCallback, useMemo, useState } from 'react';
import { useCalendarController, type EventClickInfo, type EventInput } from '@fullcalendar/react';
import type { Conflict, Slot } from '../../../../shared/domain/slot.ts';
import type { EventId } from '../../../../shared/domain/ids.ts';
import { plus } from '../../../../shared/domain/instant.ts';
import type { RecordingState } from '../../../../shared/domain/recording.ts';
import { useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { blocksOf, paddingsOf, type Block, type Outcomes } from './blocks.ts';
import { Hours } from './hours.tsx';
import { SlotDetails } from './slot-details.tsx';
import './timeline.css';
import { TimelineHead } from './timeline-head.tsx';

const MINUTE_MS = 60_000;

/** The schedule of the day or the week, drawn on the hours; a press on an event explains it. */
export function Timeline({ isWeek, onWeek }: { readonly isWeek: boolean; readonly onWeek: (isWeek: boolean) => void }) {
  const { today } = useStrings();
  const { slots, conflicts, recordings, now } = useSnapshot();
  const controller = useCalendarController();
  const [opened, setOpened] = useState<string | null>(null);
  // As text, since a recording's progress changes with each snapshot and its state hardly ever. Newest first: it comes last.
  const states = JSON.stringify(recordings.map((r) => [r.eventId, r.state] as const).reverse());
  const events = useMemo(() => {
    const outcomes = new Map(JSON.parse(states) as [EventId, RecordingState][]);
    return eventsOf(slots, conflicts, outcomes);
  }, [slots, conflicts, states]);
  const open = useCallback(({ event }: EventClickInfo) => setOpened(event.id), []);
  const shown = opened === null ? null : (slots.find((s) => s.occurrence.eventId === opened) ?? null);
  return (
    <section className={isWeek ? 'card timeline timeline-week' : 'card timeline'} aria-label={today.timeline}>
      <TimelineHead controller={controller} isWeek={isWeek} onWeek={onWeek} />
      <div className="timeline-body">
        <Hours
          key={isWeek ? 'week' : 'day'}
          controller={controller}
          isWeek={isWeek}
          events={events}
          nowMinute={plus(now, -(now % MINUTE_MS))}
          open={open}
        />
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

const isRunning = ({ outcome }: Block): boolean =>
  outcome === 'capturing' || outcome === 'interrupted' || outcome === 'paused';
