import { useState } from 'react';
import type { IntentResult } from '../../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../../client/fault-notice.tsx';
import { useStrings } from '../../../client/language.tsx';
import { useIntent } from '../../../client/use-intent.ts';
import { Button } from '../../../design/button.tsx';
import { Entry } from './entry.tsx';

/** Sends a message by every channel that is on, and says what became of it. */
export function TestAlerts() {
  const words = useStrings().settings.alerts;
  const test = useIntent('testAlerts');
  const [tested, setTested] = useState<IntentResult<'testAlerts'>['tested'] | null>(null);
  return (
    <Entry words={[words.test, words.testHint]}>
      <div className="stack">
        <div className="spread">
          <span className="field-hint">{words.testHint}</span>
          <Button
            isDisabled={test.isRunning}
            onPress={() => void test.run({}).then((answer) => answer && setTested(answer.tested))}
          >
            {test.isRunning ? words.testing : words.test}
          </Button>
        </div>
        {test.fault && <FaultNotice fault={test.fault} />}
        <div role="status">
          {tested?.length === 0 && words.nothingOn}
          {tested
            ?.filter(({ fault }) => fault === null)
            .map(({ channel }) => (
              <p key={channel}>{words.sent(channel)}</p>
            ))}
        </div>
        {tested?.map(({ channel, fault }) => fault && <FaultNotice key={channel} fault={fault} />)}
      </div>
    </Entry>
  );
}
