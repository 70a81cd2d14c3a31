import { useState } from 'react';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useStrings } from '../../../client/language.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import type { FieldWords } from '../desk.tsx';
import { Entry } from './entry.tsx';

/** A secret of the alerts: it can be given or taken away, but never be read. */
export function AlertSecret({
  words: { label, hint },
  name,
}: {
  readonly words: FieldWords;
  readonly name: 'webhook-url' | 'smtp-password';
}) {
  const words = useStrings().settings.alerts;
  const set = useIntent('setAlertSecret');
  const [draft, setDraft] = useState('');
  const [done, setDone] = useState('');
  const put = (value: string | null): void =>
    void set.run({ name, value }).then((answer) => {
      if (!answer) return;
      setDraft('');
      setDone(value === null ? words.forgotten : words.kept);
    });
  return (
    <Entry words={[label, hint]}>
      <Field label={label} hint={hint} type="password" autoComplete="off" value={draft} onChange={setDraft} />
      {set.fault && <FaultNotice fault={set.fault} />}
      <div className="setting-buttons">
        <span className="soft small" role="status">
          {done}
        </span>
        <Button size="small" isDisabled={set.isRunning} onPress={() => put(null)}>
          {words.forget}
        </Button>
        <Button size="small" isDisabled={draft === '' || set.isRunning} onPress={() => put(draft)}>
          {words.keep}
        </Button>
      </div>
    </Entry>
  );
}
