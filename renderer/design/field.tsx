import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';
import './field.css';

export interface FieldProps extends Omit<TextFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** When the field is left or Enter is pressed. */
  readonly onTake?: () => void;
}

/** One line of text with its label and what is wrong with it. */
export function Field({ label, hint, placeholder, onTake, ...rest }: FieldProps) {
  const taking = onTake && {
    onBlur: onTake,
    onKeyDown: ({ key }: { readonly key: string }) => {
      if (key === 'Enter') onTake();
    },
  };
  return (
    <TextField {...rest} {...taking} className="field">
      <Label>{label}</Label>
      <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error" />
    </TextField>
  );
}
