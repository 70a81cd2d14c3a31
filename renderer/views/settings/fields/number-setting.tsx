import { Group, Input, Label, NumberField, Text } from 'react-aria-components';
import '../../../design/field.css';
import type { Setting } from '../desk.tsx';
import { Entry } from './entry.tsx';

/** A whole number within bounds; it is taken when the field is left or Enter is pressed. */
export function NumberSetting({
  setting: { label, hint, value, onChange, isLocked },
  least,
  most,
  isName = false,
}: {
  readonly setting: Setting<number>;
  readonly least: number;
  readonly most: number;
  /** It names something, such as a port: written without marks between its digits. */
  readonly isName?: boolean;
}) {
  return (
    <Entry words={[label, hint]} isLocked={isLocked}>
      <NumberField
        className="field"
        isDisabled={isLocked}
        value={value}
        minValue={least}
        maxValue={most}
        formatOptions={{ useGrouping: !isName }}
        onChange={(next) => {
          if (Number.isInteger(next)) onChange(next);
        }}
      >
        <Label>{label}</Label>
        <Group>
          <Input className="input figures" />
        </Group>
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      </NumberField>
    </Entry>
  );
}
