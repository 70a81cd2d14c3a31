import { useEffect, useState } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Judgements } from '../devices/judgements.tsx';
import { useCapture } from '../devices/use-capture.ts';

type Report = IntentResult<'rehearse'>;

const isFine = ({ judgements, faults }: Report): boolean =>
  faults.length === 0 && judgements.every((j) => j.verdict === 'good' && j.faults.length === 0);

/** Tries at once what was chosen and says what is wrong. One can finish whatever comes of it. */
export function RehearsalStep({ onDone }: { readonly onDone: () => void }) {
  const words = useStrings().pairing.rehearsal;
  const desk = useCapture();
  const { run, isRunning, fault: failed } = useIntent('rehearse');
  const [report, setReport] = useState<Report | null>(null);
  const [round, setRound] = useState(0);
  const { capture } = desk;
  const profile = (capture?.profiles.find((p) => p.name === capture.recordProfile) ?? capture?.profiles[0])?.name;
  useEffect(() => {
    if (profile === undefined) return;
    let isWanted = true;
    void run({ profile }).then((found) => {
      if (isWanted) setReport(found);
    });
    return () => {
      isWanted = false;
    };
  }, [profile, round, run]);
  const again = (): void => setRound((n) => n + 1);
  const fault = failed ?? desk.fault;
  const outcome = report === null ? null : isFine(report) ? words.fine : words.wrong;
  return (
    <>
      <div>
        <h2>{words.title}</h2>
        <p className="soft">{words.intro}</p>
      </div>
      <p role="status">{isRunning ? words.running : outcome}</p>
      {fault && <FaultNotice fault={fault} />}
      {capture && report && !isRunning && (
        <Judgements desk={desk} capture={capture} report={report} onTaken={again} onClose={null} />
      )}
      <div className="wizard-foot">
        <Button isDisabled={isRunning || profile === undefined} onPress={again}>
          {words.again}
        </Button>
        <Button look="main" onPress={onDone}>
          {words.done}
        </Button>
      </div>
    </>
  );
}
