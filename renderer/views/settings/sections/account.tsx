import { useState } from 'react';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { goTo } from '../../../client/use-view.ts';
import { Ask } from '../../../design/ask.tsx';
import { Button } from '../../../design/button.tsx';
import { Entry } from '../fields/entry.tsx';
import { Section } from '../section.tsx';

/** Which account and room this is, the way to the permission doctor, and the way out. */
export function AccountSection() {
  const { common, doctor, settings, states } = useStrings();
  const words = settings.account;
  const { pairing } = useSnapshot();
  const unpair = useIntent('unpair');
  const [isAsking, setAsking] = useState(false);
  if (pairing === null) return null;
  return (
    <Section id="account" title={words.title}>
      <Entry words={[words.about, words.server, words.token]}>
        <div className="stack">
          <dl className="facts selectable">
            <dt>{words.room}</dt>
            <dd>{pairing.resource?.name ?? '–'}</dd>
            <dt>{words.server}</dt>
            <dd>{pairing.serverUrl}</dd>
            <dt>{words.partner}</dt>
            <dd className="figures">{pairing.partnerId}</dd>
            <dt>{words.token}</dt>
            <dd>
              {pairing.tokenId}, {states.secrets[pairing.secrets]}
            </dd>
          </dl>
          {unpair.fault && <FaultNotice fault={unpair.fault} />}
          <div className="row-wrap">
            <Button icon="check" onPress={() => goTo('diagnostics')}>
              {doctor.run}
            </Button>
            <Button onPress={() => setAsking(true)}>{words.unpair}</Button>
          </div>
        </div>
        {isAsking && (
          <Ask title={words.unpair} onClose={() => setAsking(false)}>
            <p>{words.unpairAsk}</p>
            <div className="ask-buttons">
              <Button autoFocus onPress={() => setAsking(false)}>
                {common.cancel}
              </Button>
              <Button look="danger" isDisabled={unpair.isRunning} onPress={() => void unpair.run({})}>
                {words.unpair}
              </Button>
            </div>
          </Ask>
        )}
      </Entry>
    </Section>
  );
}
