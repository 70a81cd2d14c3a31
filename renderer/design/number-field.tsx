import { Group, Input, Label, NumberField as NumberInput, Text } from 'react-aria-components';
import './field.css';

export interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** It names something, such as a port: written without marks between its digits. */
  readonly isName?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
}

/** A whole number within bounds; it is taken when the field is left or Enter is pressed. */
export function NumberField({
  label,
  hint,
  value,
  least,
  most,
  isName = false,
  isDisabled = false,
  onChange,
}: NumberFieldProps) {
  return (
    <NumberInput
      className="field"
      isDisabled={isDisabled}
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
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
    </NumberInput>
  );
}
