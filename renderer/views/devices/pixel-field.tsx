import { Group, Input, Label, NumberField } from 'react-aria-components';
import '../../design/field.css';

/** A whole number within bounds; it is taken when the field is left or Enter is pressed. */
export function PixelField({
  label,
  value,
  least,
  most = 16_384,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
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
    </NumberField>
  );
}
