import { useState } from 'react';
import type { IntentResult } from '../../../shared/ipc/intents.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Examination } from './examination.tsx';

/** The permission doctor for the paired account. */
export function DoctorCard() {
  const { doctor: words } = useStrings();
  const examine = useIntent('examine');
  const [lines, setLines] = useState<IntentResult<'examine'>['lines'] | null>(null);
  return (
    <Card
      title={words.title}
      extra={
        <Button
          icon="check"
          isDisabled={examine.isRunning}
          onPress={() => void examine.run({ trial: null }).then((answer) => answer && setLines(answer.lines))}
        >
          {examine.isRunning ? words.running : words.run}
        </Button>
      }
    >
      <p className="soft small">{words.intro}</p>
      {examine.fault && <FaultNotice fault={examine.fault} />}
      {lines && <Examination lines={lines} />}
    </Card>
  );
}
