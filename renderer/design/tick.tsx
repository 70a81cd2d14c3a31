import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import './tick.css';
import { Icon } from './icon.tsx';

/** A box that is ticked or not. */
export function Tick({
  isOn,
  onChange,
  isDisabled = false,
  children,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Checkbox className="tick" isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
      <span className="tick-box">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
