import { Input, SearchField as AriaSearchField } from 'react-aria-components';
import './field.css';

/** A field that narrows down what is shown; Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <AriaSearchField className="field" aria-label={label} value={value} onChange={onChange}>
      <Input className="input" placeholder={label} />
    </AriaSearchField>
  );
}
