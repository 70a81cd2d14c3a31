import { lazy, Suspense, useState } from 'react';
import type { IntentArgs, IntentResult } from '../../../shared/ipc/intents.ts';
import { pairingLink, type PairingFields } from '../../../shared/settings/pairing-link.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Ask } from '../../design/ask.tsx';
import { Button } from '../../design/button.tsx';
import { Choice } from '../../design/choice.tsx';
import { Field } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { Tick } from '../../design/tick.tsx';

const ShownCode = lazy(() => import('./scan/shown-code.tsx').then((m) => ({ default: m.ShownCode })));

type Account = Pick<IntentArgs<'prepareAccount'>, 'serverUrl' | 'partnerId' | 'allowPlainHttp' | 'caFile'>;
type Made = IntentResult<'prepareAccount'>;

/** An administrator makes an app token for this device. What proves the administrator is used once and kept nowhere. */
export function PrepareDialog({
  account,
  onMade,
  onClose,
}: {
  readonly account: Account;
  /** Fills the form with the new token. */
  readonly onMade: (fields: Partial<PairingFields>) => void;
  readonly onClose: () => void;
}) {
  const words = useStrings().pairing.prepare;
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Ask title={words.title} onClose={onClose}>
      {made === null ? (
        <PrepareForm
          account={account}
          onClose={onClose}
          onMade={(token) => {
            onMade(token);
            setMade(token);
          }}
        />
      ) : (
        <MadeToken link={pairingLink({ ...made, ...account })} onClose={onClose} />
      )}
    </Ask>
  );
}

function PrepareForm({
  account,
  onClose,
  onMade,
}: {
  readonly account: Account;
  readonly onClose: () => void;
  readonly onMade: (made: Made) => void;
}) {
  const { common, pairing } = useStrings();
  const words = pairing.prepare;
  const prepare = useIntent('prepareAccount');
  const [by, setBy] = useState<'secret' | 'session'>('secret');
  const [proof, setProof] = useState('');
  const [administrator, setAdministrator] = useState('');
  const [description, setDescription] = useState('');
  const [userId, setUserId] = useState('');
  const [seesEverything, setSeesEverything] = useState(false);
  const isWhole = proof !== '' && userId.trim() !== '';
  const make = async (): Promise<void> => {
    const made = await prepare.run({
      ...{ ...account, description: description.trim(), userId: userId.trim(), seesEverything },
      proof: by === 'secret' ? { by, secret: proof, userId: administrator.trim() } : { by, ks: proof },
    });
    setProof('');
    if (made) onMade(made);
  };
  return (
    <>
      <p className="soft small">{words.intro}</p>
      <Choice
        label={words.by}
        value={by}
        options={(['secret', 'session'] as const).map((id) => ({ id, text: words.proofs[id] }))}
        onChange={setBy}
      />
      <Field
        label={words.proofs[by]}
        hint={words.proofHint}
        type="password"
        autoComplete="off"
        isRequired
        value={proof}
        onChange={setProof}
      />
      {by === 'secret' && (
        <Field
          label={words.administrator}
          hint={words.administratorHint}
          value={administrator}
          onChange={setAdministrator}
        />
      )}
      <Field label={words.userId} hint={words.userIdHint} isRequired value={userId} onChange={setUserId} />
      <Field label={words.description} value={description} onChange={setDescription} />
      <Tick isOn={seesEverything} onChange={setSeesEverything}>
        {words.seesEverything}
      </Tick>
      {prepare.fault && <FaultNotice fault={prepare.fault} />}
      <div className="ask-buttons">
        <Button onPress={onClose}>{common.cancel}</Button>
        <Button look="main" isDisabled={!isWhole || prepare.isRunning} onPress={() => void make()}>
          {prepare.isRunning ? words.making : words.make}
        </Button>
      </div>
    </>
  );
}

function MadeToken({ link, onClose }: { readonly link: string; readonly onClose: () => void }) {
  const { common, pairing } = useStrings();
  const words = pairing.prepare;
  const [isCopied, setCopied] = useState(false);
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Notice tone="good" title={words.made}>
        {words.madeHint}
      </Notice>
      {isShown && (
        <Suspense fallback={null}>
          <ShownCode link={link} />
        </Suspense>
      )}
      <span className="soft small" role="status">
        {isCopied && words.copied}
      </span>
      <div className="ask-buttons">
        <Button icon="scan" onPress={() => setShown(!isShown)}>
          {isShown ? words.hideCode : words.showCode}
        </Button>
        <Button icon="link" onPress={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
          {words.copy}
        </Button>
        <Button look="main" autoFocus onPress={onClose}>
          {common.close}
        </Button>
      </div>
    </>
  );
}
