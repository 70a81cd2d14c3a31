import type { Slot } from '../../../../shared/domain/slot.ts';
import { reasonInWords } from '../../../../shared/strings/words.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Ask } from '../../../design/ask.tsx';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';

/** An event in words: when, what this device does with it and why; and the operator's say in it. */
export function SlotDetails({ slot, onClose }: { readonly slot: Slot; readonly onClose: () => void }) {
  const strings = useStrings();
  const { states, today, common } = strings;
  const formats = useFormats();
  const { now } = useSnapshot();
  const { occurrence, decision, window } = slot;
  return (
    <Ask title={occurrence.title} onClose={onClose}>
      <div className="row-wrap">
        <Badge tone={decision === 'skip' ? 'quiet' : decision === 'record' ? 'accent' : 'recording'}>
          {states.decision[decision]}
        </Badge>
        <Badge tone="quiet">{states.kind[occurrence.kind]}</Badge>
        {occurrence.calendar !== undefined && <Badge tone="quiet">{occurrence.calendar}</Badge>}
      </div>
      <dl className="facts selectable figures">
        <dt>{today.eventWhen}</dt>
        <dd>
          {formats.dayAndTime(occurrence.start, now)} – {formats.time(occurrence.end)}
        </dd>
        {window && (
          <>
            <dt>{today.eventWindow}</dt>
            <dd>{formats.span(window.start, window.end)}</dd>
          </>
        )}
        <dt>{today.eventWhy}</dt>
        <dd>
          {slot.because.map((reason) => (
            <p key={JSON.stringify(reason)}>{reasonInWords(reason, strings, formats)}</p>
          ))}
        </dd>
        <dt>{today.eventId}</dt>
        <dd>{occurrence.eventId}</dd>
      </dl>
      {occurrence.end > now && <OperatorsSay slot={slot} />}
      <div className="ask-buttons">
        <Button onPress={onClose}>{common.close}</Button>
      </div>
    </Ask>
  );
}

/** Recording what the plan skips, skipping what it records, and taking that back. */
function OperatorsSay({ slot }: { readonly slot: Slot }) {
  const { today } = useStrings();
  const override = useIntent('overrideSlot');
  const { eventId } = slot.occurrence;
  const isOverridden = slot.because.some((reason) => reason.why === 'operator');
  const say = (to: 'record' | 'skip' | null): void => void override.run({ eventId, override: to, note: '' });
  return (
    <div className="stack">
      {override.fault && <FaultNotice fault={override.fault} />}
      <div className="row-wrap">
        {isOverridden ? (
          <Button size="small" icon="undo" isDisabled={override.isRunning} onPress={() => say(null)}>
            {today.followPlan}
          </Button>
        ) : (
          <Button
            size="small"
            icon={slot.decision === 'skip' ? 'record' : 'close'}
            isDisabled={override.isRunning}
            onPress={() => say(slot.decision === 'skip' ? 'record' : 'skip')}
          >
            {slot.decision === 'skip' ? today.record : today.skip}
          </Button>
        )}
      </div>
    </div>
  );
}
