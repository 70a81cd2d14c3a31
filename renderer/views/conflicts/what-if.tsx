import { useState } from 'react';
import type { Span } from '../../../shared/domain/instant.ts';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import type { Conflict } from '../../../shared/domain/slot.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useSnapshot } from '../../client/snapshot.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';

type Outcome = IntentResult<'whatIf'>['outcomes'][number];

/** What the clash would come to by the other rules; nothing is changed by looking. */
export function WhatIf({ conflict }: { readonly conflict: Conflict }) {
  const words = useStrings().conflicts;
  const ask = useIntent('whatIf');
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const [first, second] = conflict.between;
  const look = (): void =>
    void ask.run({ between: [first, second] }).then((answer) => answer && setOutcomes(answer.outcomes));
  return (
    <div role="status" className="stack">
      {outcomes === null ? (
        <div>
          <Button size="small" look="bare" icon="info" isDisabled={ask.isRunning} onPress={look}>
            {words.whatIf}
          </Button>
        </div>
      ) : (
        <dl className="what-if selectable">
          {outcomes.map((outcome) => (
            <OneOutcome key={outcome.rule} outcome={outcome} />
          ))}
        </dl>
      )}
      {ask.fault && <FaultNotice fault={ask.fault} />}
    </div>
  );
}

function OneOutcome({ outcome: { rule, windows } }: { readonly outcome: Outcome }) {
  const words = useStrings().conflicts;
  const formats = useFormats();
  const { slots } = useSnapshot();
  const slotOf = (eventId: string) => slots.find((s) => s.occurrence.eventId === eventId);
  const said = (window: Span | null): string =>
    window === null ? words.loses.skip : words.loses.clipped(formats.span(window.start, window.end));
  const isSame = windows.every(({ eventId, window }) => {
    const now = slotOf(eventId)?.window ?? null;
    return now?.start === window?.start && now?.end === window?.end;
  });
  return (
    <>
      <dt>{words.with(words.rules[rule])}</dt>
      <dd>
        {isSame ? (
          <span className="soft">{words.same}</span>
        ) : (
          windows.map(({ eventId, window }) => (
            <p key={eventId}>
              <strong>{slotOf(eventId)?.occurrence.title ?? eventId}</strong> {said(window as Span | null)}
            </p>
          ))
        )}
      </dd>
    </>
  );
}
