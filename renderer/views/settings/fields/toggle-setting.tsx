import { Toggle } from '../../../design/toggle.tsx';
import type { Setting } from '../desk.tsx';
import { Entry } from './entry.tsx';

/** Something that is on or off. */
export function ToggleSetting({
  setting: { label, hint, value, onChange, isLocked },
}: {
  readonly setting: Setting<boolean>;
}) {
  return (
    <Entry words={[label, hint]} isLocked={isLocked}>
      <Toggle label={label} hint={hint} isOn={value} isDisabled={isLocked} onChange={onChange} />
    </Entry>
  );
}
