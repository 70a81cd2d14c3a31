import type { ReactNode } from 'react';
import './badge.css';
import { Icon, type IconName } from './icon.tsx';

/** How a thing stands; each has a colour and goes with an icon and a word. */
export type Tone = 'quiet' | 'accent' | 'recording' | 'caution' | 'good';

/** A word with a tone. */
export function Badge({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={`badge tone-${tone}`}>
      {icon && <Icon name={icon} />}
      <span className="badge-label">{children}</span>
    </span>
  );
}
