import { useState } from 'react';
import { Field } from '../../../design/field.tsx';
import type { FieldWords } from '../desk.tsx';
import { Entry } from './entry.tsx';

/**
 * Something that can be written and never read: it is taken when the field is left or Enter is pressed. `state` says
 * whether one is kept.
 */
export function SecretSetting({
  words: { label, hint },
  state,
  isLocked = false,
  onChange,
}: {
  readonly words: FieldWords;
  readonly state: string;
  readonly isLocked?: boolean;
  readonly onChange: (secret: string) => void;
}) {
  const [draft, setDraft] = useState('');
  const take = (): void => {
    if (draft !== '') onChange(draft);
    setDraft('');
  };
  return (
    <Entry words={[label, hint]} isLocked={isLocked}>
      <Field
        type="password"
        autoComplete="off"
        label={label}
        hint={hint}
        placeholder={state}
        value={draft}
        isDisabled={isLocked}
        onChange={setDraft}
        onTake={take}
      />
    </Entry>
  );
}
