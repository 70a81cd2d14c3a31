import { useState, type FormEvent } from 'react';
import { readPairingLink, type PairingFields } from '../../../shared/settings/pairing-link.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Choice } from '../../design/choice.tsx';
import { Field } from '../../design/field.tsx';
import { Tick } from '../../design/tick.tsx';

const EMPTY: PairingFields = {
  serverUrl: 'https://www.kaltura.com',
  partnerId: '',
  tokenId: '',
  token: '',
  hashType: 'auto',
};

const HASHES = ['SHA1', 'SHA256', 'SHA512', 'MD5'] as const;

/** Asks for the account and the app token, or takes both from what was pasted. */
export function AccountStep() {
  const words = useStrings().pairing.account;
  const pair = useIntent('pair');
  const [fields, setFields] = useState(EMPTY);
  const [allowPlainHttp, setAllowPlainHttp] = useState(false);
  const set = (change: Partial<PairingFields>): void => setFields((before) => ({ ...before, ...change }));
  const isPartner = /^\d+$/.test(fields.partnerId.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { serverUrl, partnerId, tokenId, token, hashType } = fields;
    const trimmed = { serverUrl: serverUrl.trim(), tokenId: tokenId.trim(), token: token.trim() };
    void pair.run({ ...trimmed, partnerId: Number(partnerId), hashType, allowPlainHttp });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div>
        <h2>{words.title}</h2>
        <p className="soft">{words.intro}</p>
      </div>
      <PasteField onRead={set} />
      <Field
        label={words.server}
        hint={words.serverHint}
        type="url"
        isRequired
        value={fields.serverUrl}
        onChange={(serverUrl) => set({ serverUrl })}
      />
      {/^http:/i.test(fields.serverUrl.trim()) && (
        <Tick isOn={allowPlainHttp} onChange={setAllowPlainHttp}>
          {words.plainHttp}
        </Tick>
      )}
      <div className="wizard-two">
        <Field
          label={words.partner}
          inputMode="numeric"
          isRequired
          value={fields.partnerId}
          isInvalid={fields.partnerId !== '' && !isPartner}
          onChange={(partnerId) => set({ partnerId })}
        />
        <Field
          label={words.tokenId}
          isRequired
          value={fields.tokenId}
          onChange={(tokenId) => set({ tokenId })}
          autoComplete="off"
        />
      </div>
      <div className="wizard-two">
        <Field
          label={words.token}
          type="password"
          isRequired
          value={fields.token}
          onChange={(token) => set({ token })}
          autoComplete="off"
        />
        <Choice
          label={words.hash}
          value={fields.hashType}
          options={[{ id: 'auto', text: words.hashAuto }, ...HASHES.map((id) => ({ id, text: id }))]}
          onChange={(hashType) => set({ hashType })}
        />
      </div>
      {pair.fault && <FaultNotice fault={pair.fault} />}
      <div className="wizard-foot">
        <Button look="main" type="submit" isDisabled={pair.isRunning || !isPartner}>
          {pair.isRunning ? words.pairing : words.pair}
        </Button>
      </div>
    </form>
  );
}

/** A field that is read as soon as something is pasted into it, and keeps nothing of it. */
function PasteField({ onRead }: { readonly onRead: (fields: PairingFields) => void }) {
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
