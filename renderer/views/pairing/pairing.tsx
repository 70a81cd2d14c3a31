import { useStrings } from '../../client/language.tsx';
import { AccountStep } from './account-step.tsx';
import './pairing.css';
import type { PairingStep } from './pairing-step.ts';
import { RehearsalStep } from './rehearsal-step.tsx';
import { RoomStep } from './room-step.tsx';
import { SourcesStep } from './sources-step.tsx';

/** The wizard of the first run. `onChosen` says that the device has sources now, `onDone` leaves it. */
export function Pairing({
  step,
  onChosen,
  onDone,
}: {
  readonly step: PairingStep;
  readonly onChosen: () => void;
  readonly onDone: () => void;
}) {
  const words = useStrings().pairing;
  const steps: readonly PairingStep[] = ['account', 'room', 'sources', 'rehearsal'];
  return (
    <div className="wizard">
      <div className="wizard-card">
        <header className="wizard-head">
          <span className="nav-mark" aria-hidden="true" />
          <h1>{words.title}</h1>
          <ol className="wizard-steps">
            {steps.map((name) => (
              <li key={name} aria-current={name === step ? 'step' : undefined}>
                {words.steps[name]}
              </li>
            ))}
          </ol>
        </header>
        <main className="stack">
          {step === 'account' && <AccountStep />}
          {step === 'room' && <RoomStep />}
          {step === 'sources' && <SourcesStep action={words.sources.next} onDone={onChosen} onLater={onDone} />}
          {step === 'rehearsal' && <RehearsalStep onDone={onDone} />}
        </main>
      </div>
    </div>
  );
}
