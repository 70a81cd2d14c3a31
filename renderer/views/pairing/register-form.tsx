import { useState, type FormEvent } from 'react';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';

/** A system name such as Kaltura takes, made from a name. */
const systemNameOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Registers this PC as a new capture device of the account. */
export function RegisterForm() {
  const words = useStrings().pairing.room;
  const register = useIntent('registerResource');
  const [name, setName] = useState('');
  const [ownSystemName, setOwnSystemName] = useState<string | null>(null);
  const systemName = ownSystemName ?? systemNameOf(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void register.run({ name: name.trim(), systemName });
  };
  return (
    <form className="stack wizard-other" onSubmit={submit}>
      <h3>{words.or}</h3>
      <div className="wizard-two">
        <Field label={words.name} value={name} onChange={setName} isRequired maxLength={256} />
        <Field
          label={words.systemName}
          hint={words.systemNameHint}
          value={systemName}
          onChange={setOwnSystemName}
          isRequired
          maxLength={256}
        />
      </div>
      {register.fault && <FaultNotice fault={register.fault} />}
      <div className="wizard-foot">
        <Button type="submit" isDisabled={register.isRunning || systemName === ''}>
          {words.register}
        </Button>
      </div>
    </form>
  );
}
