import { useState, type FormEvent } from 'react';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useStrings } from '../../../client/language.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Ask } from '../../../design/ask.tsx';
import { Button } from '../../../design/button.tsx';
import { Choice } from '../../../design/choice.tsx';
import { Field } from '../../../design/field.tsx';

type Place = 'entry' | 'servers';
const PLACES: readonly Place[] = ['servers', 'entry'];

/** Asks where a recording that is not a live event is to be sent, and sends it. */
export function SendForm({ recordingId, onClose }: { readonly recordingId: string; readonly onClose: () => void }) {
  const { live, common } = useStrings();
  const words = live.sendForm;
  const start = useIntent('startPush');
  const [place, setPlace] = useState<Place>('servers');
  const [entry, setEntry] = useState('');
  const entryId = place === 'entry' ? entry.trim() : null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await start.run({ recordingId, entryId })) !== null) onClose();
  };
  return (
    <Ask title={words.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Choice
          label={words.where}
          value={place}
          options={PLACES.map((id) => ({ id, text: words.places[id] }))}
          onChange={setPlace}
        />
        {place === 'entry' && (
          <Field
            label={words.entry}
            hint={words.entryHint}
            value={entry}
            onChange={setEntry}
            autoFocus
            maxLength={64}
          />
        )}
        {start.fault && <FaultNotice fault={start.fault} />}
        <div className="ask-buttons">
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button look="record" icon="live" type="submit" isDisabled={start.isRunning || entryId === ''}>
            {words.send}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
