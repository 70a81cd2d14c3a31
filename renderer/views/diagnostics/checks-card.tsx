import { useState } from 'react';
import { DEVICE_CHECKS, type DeviceCheck, type DeviceLine } from '../../../shared/diagnosis/device-check.ts';
import { faultInWords } from '../../../shared/strings/words.ts';
import { FaultNotice } from '../../client/fault-notice.tsx';
import { useStrings } from '../../client/language.tsx';
import { useIntent } from '../../client/use-intent.ts';
import { Badge, type Tone } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import type { IconName } from '../../design/icon.tsx';

const LOOK: Readonly<Record<DeviceLine['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  ok: { tone: 'good', icon: 'check' },
  warning: { tone: 'caution', icon: 'warning' },
  failed: { tone: 'recording', icon: 'fault' },
  skipped: { tone: 'quiet', icon: 'right' },
};

/** The numbered checks of this PC; all at once, or one again. */
export function ChecksCard() {
  const { diagnostics: words } = useStrings();
  const diagnose = useIntent('diagnose');
  const [lines, setLines] = useState<ReadonlyMap<DeviceCheck, DeviceLine>>(new Map());
  const run = (checks: DeviceCheck[] | null): void =>
    void diagnose.run({ checks }).then((answer) => {
      if (answer)
        setLines((before) => new Map([...before, ...answer.lines.map((line) => [line.check, line] as const)]));
    });
  return (
    <Card
      title={words.checksTitle}
      extra={
        <Button icon="check" isDisabled={diagnose.isRunning} onPress={() => run(null)}>
          {diagnose.isRunning ? words.running : words.run}
        </Button>
      }
    >
      <p className="soft small">{words.checksIntro}</p>
      {diagnose.fault && <FaultNotice fault={diagnose.fault} />}
      <ol className="checks ruled" aria-busy={diagnose.isRunning}>
        {DEVICE_CHECKS.map((check, index) => (
          <li key={check}>
            <span className="check-number figures">{index + 1}</span>
            <div className="check-text selectable">
              <span>{words.checks[check]}</span>
              <Finding line={lines.get(check)} />
            </div>
            <Verdict line={lines.get(check)} />
            <Button
              look="bare"
              size="small"
              icon="sync"
              aria-label={words.again(words.checks[check])}
              isDisabled={diagnose.isRunning}
              onPress={() => run([check])}
            />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Verdict({ line }: { readonly line: DeviceLine | undefined }) {
  const { diagnostics: words } = useStrings();
  return (
    <span role="status">
      {line && (
        <Badge tone={LOOK[line.state].tone} icon={LOOK[line.state].icon}>
          {words.checkStates[line.state]}
        </Badge>
      )}
    </span>
  );
}

function Finding({ line }: { readonly line: DeviceLine | undefined }) {
  const strings = useStrings();
  if (!line) return null;
  const said = line.fault && faultInWords(line.fault, strings);
  return (
    <>
      {line.value !== '' && <span className="soft small">{line.value}</span>}
      {said && (
        <span className="small">
          {said.what} {said.todo}
        </span>
      )}
    </>
  );
}
