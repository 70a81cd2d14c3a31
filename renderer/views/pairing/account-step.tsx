import { lazy, Suspense, useCallback, useState, type FormEvent } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import type { PairingFields } from '../../../shared/settings/pairing-link.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Choice } from '../../design/choice.tsx';
import { Field } from '../../design/field.tsx';
import { Tick } from '../../design/tick.tsx';
import { Examination } from '../diagnostics/examination.tsx';
import { PasteField } from './paste-field.tsx';
import { PrepareDialog } from './prepare-dialog.tsx';

const ScanDialog = lazy(() => import('./scan/scan-dialog.tsx').then((m) => ({ default: m.ScanDialog })));

const EMPTY: PairingFields = {
  serverUrl: 'https://www.kaltura.com',
  partnerId: '',
  tokenId: '',
  token: '',
  hashType: 'auto',
};

const HASHES = ['SHA1', 'SHA256', 'SHA512', 'MD5'] as const;

/**
 * Asks for the account and the app token, takes both from what was pasted, or lets an administrator make a token. The
 * permission doctor can look at them before anything is kept.
 */
export function AccountStep() {
  const { account: words, scan } = useStrings().pairing;
  const pair = useIntent('pair');
  const examine = useIntent('examine');
  const [lines, setLines] = useState<IntentResult<'examine'>['lines'] | null>(null);
  const [isPreparing, setPreparing] = useState(false);
  const [isScanning, setScanning] = useState(false);
  const [caFile, setCaFile] = useState('');
  const [fields, setFields] = useState(EMPTY);
  const [allowPlainHttp, setAllowPlainHttp] = useState(false);
  const set = useCallback(
    (change: Partial<PairingFields>): void => setFields((before) => ({ ...before, ...change })),
    [],
  );
  const stopScanning = useCallback(() => setScanning(false), []);
  const isPartner = /^\d+$/.test(fields.partnerId.trim());
  const account = {
    ...{ serverUrl: fields.serverUrl.trim(), partnerId: Number(fields.partnerId), allowPlainHttp },
    caFile: caFile.trim() === '' ? null : caFile.trim(),
  };
  const trial = { ...account, tokenId: fields.tokenId.trim(), token: fields.token.trim(), hashType: fields.hashType };
  const isWhole = isPartner && trial.tokenId !== '' && trial.token !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void pair.run(trial);
  };
  const check = (): void => void examine.run({ trial }).then((answer) => answer && setLines(answer.lines));
  const fault = pair.fault ?? examine.fault;
  return (
    <form className="stack" onSubmit={submit}>
      <div>
        <h2>{words.title}</h2>
        <p className="soft">{words.intro}</p>
      </div>
      <div className="wizard-link">
        <PasteField onRead={set} />
        <Button icon="scan" onPress={() => setScanning(true)}>
          {scan.open}
        </Button>
      </div>
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
      <details className="wizard-more">
        <summary>{words.more}</summary>
        <Field label={words.caFile} hint={words.caFileHint} value={caFile} onChange={setCaFile} autoComplete="off" />
      </details>
      {fault && <FaultNotice fault={fault} />}
      {lines && <Examination lines={lines} />}
      <div className="wizard-foot">
        <Button look="bare" isDisabled={!isPartner} onPress={() => setPreparing(true)}>
          {words.prepare}
        </Button>
        <Button icon="check" isDisabled={!isWhole || examine.isRunning} onPress={check}>
          {examine.isRunning ? words.checking : words.check}
        </Button>
        <Button look="main" type="submit" isDisabled={pair.isRunning || !isPartner}>
          {pair.isRunning ? words.pairing : words.pair}
        </Button>
      </div>
      {isScanning && (
        <Suspense fallback={null}>
          <ScanDialog onRead={set} onClose={stopScanning} />
        </Suspense>
      )}
      {isPreparing && <PrepareDialog account={account} onMade={set} onClose={() => setPreparing(false)} />}
    </form>
  );
}
