import { Group, Input, Label, NumberField as AriaNumberField } from 'react-aria-components';
import '../../design/field.css';

/** A whole number within bounds; it is taken when the field is left or Enter is pressed. */
export function NumberField({
  label,
  value,
  least,
  most,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <AriaNumberField
      className="field"
      value={value}
      minValue={least}
      maxValue={most}
      onChange={(next) => {
        if (Number.isInteger(next)) onChange(next);
      }}
    >
      <Label>{label}</Label>
      <Group>
        <Input className="input figures" />
      </Group>
    </AriaNumberField>
  );
}
