import { useState } from 'react';
import { Field } from '../../../design/field.tsx';
import type { Setting } from '../desk.tsx';
import { Entry } from './entry.tsx';

/** One line of text; it is taken when the field is left or Enter is pressed. `isGood` tells whether it may be. */
export function TextSetting({
  setting: { label, hint, value, onChange, isLocked },
  isGood = () => true,
}: {
  readonly setting: Setting<string>;
  readonly isGood?: (text: string) => boolean;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;
  const isBad = !isGood(text.trim());
  const take = (): void => {
    if (isBad) return;
    if (text.trim() !== value) onChange(text.trim());
    setDraft(null);
  };
  return (
    <Entry words={[label, hint]} isLocked={isLocked}>
      <Field
        label={label}
        hint={hint}
        value={text}
        isDisabled={isLocked}
        isInvalid={isBad}
        onChange={setDraft}
        onTake={take}
      />
    </Entry>
  );
}
