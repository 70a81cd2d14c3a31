import { useState } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Clips } from './clips.tsx';
import { Judgements } from './judgements.tsx';
import type { OfProfile } from './use-capture.ts';

/** Rehearses a profile, or records ten seconds with it and plays them back. */
export function Checks({ desk, capture, profile }: OfProfile) {
  const { devices: words } = useStrings();
  const rehearsing = useIntent('rehearse');
  const testing = useIntent('testRecording');
  const [report, setReport] = useState<IntentResult<'rehearse'> | null>(null);
  const [test, setTest] = useState<IntentResult<'testRecording'> | null>(null);
  const rehearse = async (): Promise<void> => {
    setTest(null);
    setReport(await rehearsing.run({ profile: profile.name }));
  };
  const record = async (): Promise<void> => {
    setReport(null);
    setTest(await testing.run({ profile: profile.name }));
  };
  const isBusy = rehearsing.isRunning || testing.isRunning;
  const fault = rehearsing.fault ?? testing.fault;
  return (
    <>
      <div className="row-wrap">
        <Button icon="check" isDisabled={isBusy} onPress={() => void rehearse()}>
          {words.rehearse}
        </Button>
        <Button icon="record" isDisabled={isBusy} onPress={() => void record()}>
          {words.test}
        </Button>
        <span className="soft small" role="status">
          {rehearsing.isRunning ? words.rehearsing : testing.isRunning ? words.testing : words.testHint}
        </span>
      </div>
      {fault && <FaultNotice fault={fault} />}
      {report && (
        <Judgements
          desk={desk}
          capture={capture}
          report={report}
          onTaken={() => setReport(null)}
          onClose={() => setReport(null)}
        />
      )}
      {test && <Clips test={test} onClose={() => setTest(null)} />}
    </>
  );
}
