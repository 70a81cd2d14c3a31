import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './button.css';
import './hold-button.css';
import { Icon, type IconName } from './icon.tsx';

const HOLD_MS = 1500;

/**
 * A button against accidents: a pointer has to stay on it for 1.5 s (`onHeld`). Who uses the keyboard or a screen reader
 * cannot press it by leaning on it, and is asked instead (`onAsk`).
 */
export function HoldButton({
  icon,
  hint,
  onHeld,
  onAsk,
  isDisabled,
  children,
}: {
  readonly icon: IconName;
  readonly hint: string;
  readonly onHeld: () => void;
  readonly onAsk: () => void;
  readonly isDisabled: boolean;
  readonly children: ReactNode;
}) {
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const end = (): void => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <AriaButton
      className={`button button-danger button-large hold ${isHeld ? 'hold-on' : ''}`}
      isDisabled={isDisabled}
      aria-description={hint}
      onPressStart={({ pointerType }) => {
        if (pointerType === 'keyboard' || pointerType === 'virtual') return;
        setHeld(true);
        timer.current = setTimeout(() => {
          end();
          onHeld();
        }, HOLD_MS);
      }}
      onPressEnd={end}
      onPress={({ pointerType }) => {
        if (pointerType === 'keyboard' || pointerType === 'virtual') onAsk();
      }}
    >
      <span className="hold-fill" aria-hidden="true" />
      <Icon name={icon} />
      <span className="button-label">{children}</span>
    </AriaButton>
  );
}
