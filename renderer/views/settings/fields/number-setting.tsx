import { NumberField } from '../../../design/number-field.tsx';
import type { Setting } from '../desk.tsx';
import { Entry } from './entry.tsx';

/** A whole number within bounds; see NumberField. */
export function NumberSetting({
  setting: { isLocked, ...field },
  ...bounds
}: {
  readonly setting: Setting<number>;
  readonly least: number;
  readonly most: number;
  readonly isName?: boolean;
}) {
  return (
    <Entry words={[field.label, field.hint]} isLocked={isLocked}>
      <NumberField {...field} {...bounds} isDisabled={isLocked} />
    </Entry>
  );
}
