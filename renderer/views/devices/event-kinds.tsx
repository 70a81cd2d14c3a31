import { useStrings } from '../../client/language.tsx';
import { Card } from '../../design/card.tsx';
import { Choice } from '../../design/choice.tsx';
import type { Capture, CaptureDesk } from './use-capture.ts';

const FIRST = '';

/** Which profile is used for which kind of event. */
export function EventKinds({ desk, capture }: { readonly desk: CaptureDesk; readonly capture: Capture }) {
  const { devices: words } = useStrings();
  const first = capture.profiles[0]?.name ?? '';
  const options = (none: string) => [
    { id: FIRST, text: none },
    ...capture.profiles.map(({ name }) => ({ id: name, text: name })),
  ];
  return (
    <Card title={words.kinds}>
      <div className="device-fields">
        <Choice
          label={words.forRecordings}
          value={capture.recordProfile ?? FIRST}
          options={options(words.firstProfile(first))}
          onChange={(name) => void desk.change({ recordProfile: name === FIRST ? null : name })}
        />
        <Choice
          label={words.forLive}
          value={capture.liveProfile ?? FIRST}
          options={options(words.asRecordings)}
          onChange={(name) => void desk.change({ liveProfile: name === FIRST ? null : name })}
        />
      </div>
    </Card>
  );
}
