import { useState } from 'react';
import { readPairingLink, type PairingFields } from '../../../shared/settings/pairing-link.ts';
import { useStrings } from '../../client/language.tsx';
import { Field } from '../../design/field.tsx';

/** A field that is read as soon as something is pasted into it, and keeps nothing of it. */
export function PasteField({ onRead }: { readonly onRead: (fields: PairingFields) => void }) {
  const words = useStrings().pairing.account;
  const [isBad, setBad] = useState(false);
  const read = (text: string): void => {
    const fields = readPairingLink(text);
    setBad(fields === null && text.trim() !== '');
    if (fields) onRead(fields);
  };
  return (
    <Field
      label={words.paste}
      hint={isBad ? words.pasteBad : words.pasteHint}
      placeholder="lectern://pair?…"
      type="password"
      autoComplete="off"
      value=""
      isInvalid={isBad}
      onChange={read}
    />
  );
}
