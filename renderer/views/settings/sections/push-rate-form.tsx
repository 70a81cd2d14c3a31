import { useState, type FormEvent } from 'react';
import type { IntentResult } from '../../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../../client/language.tsx';
import { TooHeavy } from '../../../client/too-heavy.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Ask } from '../../../design/ask.tsx';
import { Button } from '../../../design/button.tsx';
import { Choice } from '../../../design/choice.tsx';
import { NumberField } from '../../../design/number-field.tsx';

/** A rate of pushes, or null for the recording's own stream. */
export type Rate = IntentResult<'settings'>['live']['lowerRate'];

const CHOICES = ['own', 'lower'] as const;
const SAME = '';
const HEIGHTS = ['1080', '720', '540', '360'];
const USUAL = { videoKbps: 1500, height: 720 };

/** Asks in what quality pushes go out. What this PC cannot sustain is not taken; a lighter rate is offered. */
export function PushRateForm({
  rate: given,
  inWords,
  onClose,
  onKept,
}: {
  readonly rate: Rate;
  readonly inWords: (rate: NonNullable<Rate>) => string;
  readonly onClose: () => void;
  readonly onKept: () => void;
}) {
  const { common, devices, settings } = useStrings();
  const words = settings.live.rate;
  const formats = useFormats();
  const saving = useIntent('savePushRate');
  const [isLower, setLower] = useState(given !== null);
  const [rate, setRate] = useState(given ?? USUAL);
  const [refusal, setRefusal] = useState<IntentResult<'savePushRate'> | null>(null);
  const save = async (wanted: Rate): Promise<void> => {
    setRefusal(null);
    const answer = await saving.run({ rate: wanted });
    if (answer?.saved === false) setRefusal(answer);
    else if (answer) onKept();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(isLower ? rate : null);
  };
  const height = rate.height === null ? SAME : String(rate.height);
  const heights = [SAME, ...new Set([...HEIGHTS, height])].filter((h, i) => h !== SAME || i === 0);
  const proposal = refusal?.proposal ?? null;
  return (
    <Ask title={words.title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Choice
          label={words.choice}
          value={isLower ? 'lower' : 'own'}
          options={CHOICES.map((id) => ({ id, text: words.choices[id] }))}
          onChange={(id) => setLower(id === 'lower')}
        />
        {isLower && (
          <>
            <NumberField
              label={words.kbps}
              value={rate.videoKbps}
              least={100}
              most={50_000}
              onChange={(videoKbps) => setRate({ ...rate, videoKbps })}
            />
            <Choice
              label={words.height}
              value={height}
              options={heights.map((id) => ({ id, text: id === SAME ? words.sameHeight : id }))}
              onChange={(id) => setRate({ ...rate, height: id === SAME ? null : Number(id) })}
            />
            <p className="soft small">{words.measured}</p>
          </>
        )}
        {saving.fault && <FaultNotice fault={saving.fault} />}
        {refusal && (
          <TooHeavy
            title={words.tooHeavy(formats.number(Math.round((refusal.load ?? 1) * 100)))}
            isBusy={saving.isRunning}
            onTake={proposal && (() => void save(proposal))}
          >
            {proposal ? words.proposal(inWords(proposal)) : words.noProposal}
          </TooHeavy>
        )}
        <div className="ask-buttons">
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button look="main" type="submit" isDisabled={saving.isRunning}>
            {saving.isRunning ? devices.measuring : words.keep}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
