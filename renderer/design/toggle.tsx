import { useId } from 'react';
import { Switch } from 'react-aria-components';
import './field.css';
import './toggle.css';

/** A switch that is on or off, with a line that explains it. */
export function Toggle({
  label,
  hint,
  isOn,
  onChange,
  isDisabled = false,
}: {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
}) {
  const hintId = useId();
  return (
    <div className="toggle">
      <Switch
        className="toggle-switch"
        isSelected={isOn}
        isDisabled={isDisabled}
        onChange={onChange}
        aria-describedby={hintId}
      >
        <span className="field-label">{label}</span>
        <span className="toggle-track" />
      </Switch>
      <span id={hintId} className="field-hint">
        {hint}
      </span>
    </div>
  );
}
