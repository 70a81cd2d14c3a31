import { useState, type FormEvent } from 'react';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Ask } from '../../design/ask.tsx';
import { Button } from '../../design/button.tsx';
import { Choice } from '../../design/choice.tsx';
import { Field } from '../../design/field.tsx';

const LENGTHS = ['15', '30', '45', '60', '120', '180'] as const;

/** Asks what an ad-hoc recording is called and how long it lasts, then starts it. */
export function AdHocForm({ onClose }: { readonly onClose: () => void }) {
  const { today, tray, common } = useStrings();
  const words = today.adHocForm;
  const start = useIntent('startNow');
  const [title, setTitle] = useState(tray.adHocTitle);
  const [minutes, setMinutes] = useState<(typeof LENGTHS)[number]>('60');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const args = { eventId: null, title, templateEntryId: null, minutes: Number(minutes) };
    if ((await start.run(args)) !== null) onClose();
  };
  return (
    <Ask title={words.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Field label={words.name} value={title} onChange={setTitle} autoFocus maxLength={200} />
        <Choice
          label={words.length}
          value={minutes}
          options={LENGTHS.map((id) => ({ id, text: words.minutes(Number(id)) }))}
          onChange={setMinutes}
        />
        {start.fault && <FaultNotice fault={start.fault} />}
        <div className="ask-buttons">
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button look="record" icon="record" type="submit" isDisabled={start.isRunning}>
            {words.start}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
