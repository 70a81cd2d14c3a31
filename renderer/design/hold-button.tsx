import { useEffect, useState, type ReactNode } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';
import './button.css';
import './hold-button.css';
import { Icon, type IconName } from './icon.tsx';

const HOLD_MS = 1500;
/** A pointer that went further than this, in CSS pixels, and is off the button was taken away. */
const STRAY_PX = 24;

/**
 * A button against accidents: a pointer has to stay on it for 1.5 s (`onHeld`), also when the page moves the button away
 * meanwhile. Who uses the keyboard or a screen reader cannot press it by leaning on it, and is asked instead (`onAsk`).
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
  const [hold, setHold] = useState<Hold | null>(null);
  useEffect(() => {
    if (hold === null) return;
    const end = (): void => setHold(null);
    const stray = (event: PointerEvent): void => {
      if (isStray(hold, event)) end();
    };
    const timer = setTimeout(() => {
      end();
      hold.onHeld();
    }, HOLD_MS);
    const over = new AbortController();
    const { signal } = over;
    for (const type of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(type, end, { signal });
    window.addEventListener('pointermove', stray, { signal });
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [hold]);
  return (
    <AriaButton
      className={`button button-danger button-large hold ${hold ? 'hold-on' : ''}`}
      isDisabled={isDisabled}
      aria-description={hint}
      onPressStart={(press) => {
        const { pointerType } = press;
        if (pointerType !== 'keyboard' && pointerType !== 'virtual') setHold(holdOf(press, onHeld));
      }}
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

/** A pointer that holds the button, and where it began, in CSS pixels of the window. */
interface Hold {
  readonly button: Element;
  readonly x: number;
  readonly y: number;
  readonly onHeld: () => void;
}

function holdOf({ target, x, y }: PressEvent, onHeld: () => void): Hold {
  const box = target.getBoundingClientRect();
  return { button: target, x: box.left + x, y: box.top + y, onHeld };
}

function isStray({ button, x, y }: Hold, { clientX, clientY }: PointerEvent): boolean {
  const isOn = button.contains(document.elementFromPoint(clientX, clientY));
  return !isOn && Math.hypot(clientX - x, clientY - y) > STRAY_PX;
}
