import type { ReactNode } from 'react';
import './notice.css';
import type { Tone } from './badge.tsx';
import { Icon, type IconName } from './icon.tsx';

const ICONS: Readonly<Record<Tone, IconName>> = {
  quiet: 'info',
  accent: 'info',
  recording: 'fault',
  caution: 'warning',
  good: 'check',
};

/** A sentence that stands out, with what one can do about it. */
export function Notice({
  tone,
  title,
  children,
  actions,
}: {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={`notice tone-${tone}`}>
      <Icon name={ICONS[tone]} />
      <div className="notice-text selectable">
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
      {actions}
    </div>
  );
}
