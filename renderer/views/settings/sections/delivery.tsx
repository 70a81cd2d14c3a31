import { useState } from 'react';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Button } from '../../../design/button.tsx';
import { Notice } from '../../../design/notice.tsx';
import { orNothing, useSection } from '../desk.tsx';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { Entry } from '../fields/entry.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { Section } from '../section.tsx';
import { DeliverySecrets } from './delivery-secrets.tsx';

/** Which way recordings take, and the folder they are handed over in. */
export function DeliverySection() {
  const { of, values, words } = useSection('delivery');
  const { target, way } = values;
  const about = way === 'bulk-upload' ? words.aboutBulk : words.about;
  return (
    <Section id="delivery" title={words.title}>
      <ChoiceSetting setting={of('way')} texts={words.ways} />
      {way !== 'api' && (
        <>
          <Entry words={[about]}>
            <Notice tone="quiet">{about}</Notice>
          </Entry>
          {way === 'bulk-upload' ? (
            <TextSetting setting={{ ...of('mediaUrl'), ...words.fields.bulkUrl }} isGood={isAddress} />
          ) : (
            <>
              <ChoiceSetting setting={of('sheet')} texts={words.sheets} />
              {values.sheet === 'csv' && <TextSetting setting={of('mediaUrl')} isGood={isAddress} />}
            </>
          )}
          <ChoiceSetting setting={of('target')} texts={words.targets} />
          {target !== 'folder' && <Server />}
          <TextSetting setting={of('path')} />
          <Trial />
        </>
      )}
    </Section>
  );
}

const isAddress = (text: string): boolean => text === '' || /^(?:https?|ftp):\/\/[^\s/@]+(?:\/\S*)?$/.test(text);

function Server() {
  const { of, values, words } = useSection('delivery');
  const { ftpSecurity, target } = values;
  return (
    <>
      <TextSetting setting={of('host')} isGood={(text) => /^[^\s/@]*$/.test(text)} />
      <NumberSetting setting={of('port')} least={0} most={65_535} />
      {target === 'ftp' && <ChoiceSetting setting={of('ftpSecurity')} texts={words.securities} />}
      {target === 'ftp' && ftpSecurity === 'none' && (
        <Entry words={[words.plain]}>
          <Notice tone="caution">{words.plain}</Notice>
        </Entry>
      )}
      {target === 'ftp' && ftpSecurity !== 'none' && <TextSetting setting={orNothing(of('caFile'))} />}
      <TextSetting setting={of('user')} />
      {target === 'sftp' && <ChoiceSetting setting={of('login')} texts={words.logins} />}
      <DeliverySecrets names={target === 'sftp' && values.login === 'key' ? KEY_SECRETS : PASSWORD_SECRETS} />
      {target === 'sftp' && <HostKey />}
    </>
  );
}

const PASSWORD_SECRETS = ['password'] as const;
const KEY_SECRETS = ['private-key', 'passphrase'] as const;

function HostKey() {
  const { set, values, words } = useSection('delivery');
  return (
    <Entry words={[words.hostKey, words.hostKeyHint]}>
      <div className="stack">
        <strong className="small">{words.hostKey}</strong>
        <p className="soft small">{words.hostKeyHint}</p>
        {values.hostKey === null ? (
          <p>{words.noHostKey}</p>
        ) : (
          <div className="spread">
            <code className="selectable">{values.hostKey}</code>
            <Button size="small" onPress={() => set({ hostKey: null })}>
              {words.forget}
            </Button>
          </div>
        )}
      </div>
    </Entry>
  );
}

function Trial() {
  const { reload, words } = useSection('delivery');
  const trial = useIntent('tryDelivery');
  const [works, setWorks] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    setWorks(null);
    const answer = await trial.run({});
    if (!answer) return;
    setWorks(answer.place);
    reload();
  };
  return (
    <Entry words={[words.tryIt]}>
      <div className="stack">
        {trial.fault && <FaultNotice fault={trial.fault} />}
        {works !== null && <Notice tone="good">{words.works(works)}</Notice>}
        <div className="row-wrap">
          <Button icon="check" isDisabled={trial.isRunning} onPress={() => void run()}>
            {trial.isRunning ? words.trying : words.tryIt}
          </Button>
        </div>
      </div>
    </Entry>
  );
}
