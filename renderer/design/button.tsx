import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';
import { Icon, type IconName } from './icon.tsx';

/** `main`: what one most likely wants here; `danger`: ends or removes something; `plain`: everything else; `bare`: no frame. */
export type ButtonLook = 'main' | 'danger' | 'record' | 'plain' | 'bare';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly look?: ButtonLook;
  readonly size?: 'normal' | 'large' | 'small';
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

/** A push button. Without children it needs an `aria-label`. */
export function Button({ look = 'plain', size = 'normal', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${look} button-${size}`}>
      {icon && <Icon name={icon} />}
      {children !== undefined && <span className="button-label">{children}</span>}
    </AriaButton>
  );
}
