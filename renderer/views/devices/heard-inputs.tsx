import { useState } from 'react';
import { FLOOR_DB, SIGNAL_ABOVE_DB } from '../../../shared/domain/heard-input.ts';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useFormats, useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Ask } from '../../design/ask.tsx';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';

type Inputs = IntentResult<'listenToInputs'>['inputs'];

/** Listens to every sound input of this PC for a moment and says which has a signal. */
export function HeardInputs() {
  const { devices: words, common } = useStrings();
  const formats = useFormats();
  const listening = useIntent('listenToInputs');
  const [inputs, setInputs] = useState<Inputs | null>(null);
  const listen = async (): Promise<void> => {
    const answer = await listening.run({});
    if (answer) setInputs(answer.inputs);
  };
  const close = (): void => {
    setInputs(null);
    listening.forgetFault();
  };
  return (
    <>
      <Button size="small" icon="speaker" isDisabled={listening.isRunning} onPress={() => void listen()}>
        {listening.isRunning ? words.listening : words.listen}
      </Button>
      {(inputs ?? listening.fault) && (
        <Ask title={words.listen} onClose={close}>
          {listening.fault && <FaultNotice fault={listening.fault} />}
          {inputs?.length === 0 && <p className="soft">{words.noInputs}</p>}
          <ul className="stack">
            {inputs?.map((input) => (
              <li key={`${input.sourceId} ${input.device}`} className="spread">
                <span className="clip">{input.label}</span>
                <HeardLevel peakDb={input.peakDb} inWords={(db) => words.decibels(formats.number(Math.round(db)))} />
              </li>
            ))}
          </ul>
          <div className="ask-buttons">
            <Button onPress={() => void listen()} isDisabled={listening.isRunning}>
              {listening.isRunning ? words.listening : words.again}
            </Button>
            <Button look="main" autoFocus onPress={close}>
              {common.close}
            </Button>
          </div>
        </Ask>
      )}
    </>
  );
}

function HeardLevel({ peakDb, inWords }: { readonly peakDb: number | null; readonly inWords: (db: number) => string }) {
  const { devices: words } = useStrings();
  if (peakDb === null) return <Badge tone="recording">{words.notOpened}</Badge>;
  if (peakDb <= FLOOR_DB) return <Badge tone="quiet">{words.digitalSilence}</Badge>;
  return (
    <span className="row figures">
      <span className="soft small">{inWords(peakDb)}</span>
      <Badge tone={peakDb > SIGNAL_ABOVE_DB ? 'good' : 'quiet'}>
        {peakDb > SIGNAL_ABOVE_DB ? words.signal : words.quiet}
      </Badge>
    </span>
  );
}
