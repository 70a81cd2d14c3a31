import { useState } from 'react';
import type { IntentResult } from '../../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useStrings } from '../../../client/language.tsx';
import { useSnapshot } from '../../../client/snapshot.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Ask } from '../../../design/ask.tsx';
import { Button } from '../../../design/button.tsx';
import { Entry } from '../fields/entry.tsx';
import { Section } from '../section.tsx';
import { Examination } from '../examination.tsx';

/** Which account and room this is, the permission doctor, and the way out. */
export function AccountSection() {
  const { settings, states, common } = useStrings();
  const words = settings.account;
  const { pairing } = useSnapshot();
  const unpair = useIntent('unpair');
  const examine = useIntent('examine');
  const [lines, setLines] = useState<IntentResult<'examine'>['lines'] | null>(null);
  const [isAsking, setAsking] = useState(false);
  const fault = examine.fault ?? unpair.fault;
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
          {fault && <FaultNotice fault={fault} />}
          {lines && <Examination lines={lines} />}
          <div className="row-wrap">
            <Button
              icon="check"
              isDisabled={examine.isRunning}
              onPress={() => void examine.run({ trial: null }).then((answer) => answer && setLines(answer.lines))}
            >
              {examine.isRunning ? words.doctorRunning : words.doctor}
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
