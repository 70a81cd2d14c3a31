import type { Conflict, Slot } from '../../../shared/domain/slot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { WhatIf } from './what-if.tsx';

/** One clash. Nothing when one of its events has left the schedule in the meantime. */
export function ConflictCard({ conflict }: { readonly conflict: Conflict }) {
  const { conflicts: words, why } = useStrings();
  const formats = useFormats();
  const { slots, now } = useSnapshot();
  const override = useIntent('overrideSlot');
  const slotOf = (isWinner: boolean): Slot | undefined =>
    slots.find(
      ({ occurrence: { eventId } }) => conflict.between.includes(eventId) && (eventId === conflict.winner) === isWinner,
    );
  const [winner, loser] = [slotOf(true), slotOf(false)];
  if (!winner || !loser) return null;
  const say = (slot: Slot, to: 'record' | null): void =>
    void override.run({ eventId: slot.occurrence.eventId, override: to, note: '' });
  return (
    <Card title={`${formats.dayAndTime(conflict.span.start, now)} – ${formats.time(conflict.span.end)}`}>
      <p className="soft">{words.at}</p>
      <ul className="stack selectable">
        <li className="row-wrap">
          <Badge tone="accent" icon="record">
            {words.wins}
          </Badge>
          <strong>{winner.occurrence.title}</strong>
          <span className="soft">{words.because(why.rules[conflict.rule])}</span>
        </li>
        <li className="row-wrap">
          <Badge tone={loser.window ? 'caution' : 'quiet'} icon={loser.window ? 'clock' : 'close'}>
            {loser.window ? words.loses.clipped(formats.span(loser.window.start, loser.window.end)) : words.loses.skip}
          </Badge>
          <strong>{loser.occurrence.title}</strong>
        </li>
      </ul>
      <KalturaSays conflict={conflict} />
      {override.fault && <FaultNotice fault={override.fault} />}
      <div className="row-wrap">
        {conflict.rule === 'override' ? (
          <Button size="small" icon="undo" isDisabled={override.isRunning} onPress={() => say(winner, null)}>
            {words.followPlan}
          </Button>
        ) : (
          <Button size="small" icon="conflicts" isDisabled={override.isRunning} onPress={() => say(loser, 'record')}>
            {words.prefer(loser.occurrence.title)}
          </Button>
        )}
      </div>
      <WhatIf key={JSON.stringify(conflict)} conflict={conflict} />
    </Card>
  );
}

/** What else Kaltura says is in the way, where this device may ask. */
function KalturaSays({ conflict: { between } }: { readonly conflict: Conflict }) {
  const words = useStrings().conflicts;
  const formats = useFormats();
  const { now, serverConflicts } = useSnapshot();
  const named = serverConflicts.filter((c) => between.includes(c.of)).flatMap((c) => c.others);
  const others = new Map(named.filter((o) => !between.includes(o.eventId)).map((o) => [o.eventId, o]));
  if (others.size === 0) return null;
  return (
    <div className="soft small selectable">
      {words.kaltura}
      <ul>
        {[...others.values()].map(({ end, eventId, start, title }) => (
          <li key={eventId} className="figures">
            {title}, {formats.dayAndTime(start, now)} – {formats.time(end)}
          </li>
        ))}
      </ul>
    </div>
  );
}
