import './Button.css';
import { type ReactNode, type Ref, useId } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Link } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';
import { Spinner } from './Progress.tsx';

type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger';
type ButtonSize = 'small' | 'medium' | 'large';

type PassedOn =
  | 'onPress'
  | 'type'
  | 'isDisabled'
  | 'autoFocus'
  | 'slot'
  | 'id'
  | 'aria-label'
  | 'aria-describedby'
  | 'aria-expanded'
  | 'aria-controls'
  | 'aria-pressed'
  | 'aria-haspopup'
  | 'aria-current';

interface Look {
  /** One primary button per screen; quiet stands beside it; danger takes something away. */
  variant?: ButtonVariant | undefined;
  /** Large for the one act of a screen, small inside a card; every size keeps the target of 44 px, on phones 48. */
  size?: ButtonSize | undefined;
  icon?: IconName | undefined;
  iconEnd?: IconName | undefined;
  /** As wide as what it stands in. */
  wide?: boolean | undefined;
  className?: string | undefined;
}

interface ButtonProps extends Pick<AriaButtonProps, PassedOn>, Look {
  children: ReactNode;
  /** Busy: keeps its focus and its width, shows a spinner and cannot be pressed again. */
  isPending?: boolean;
  /**
   * Why it cannot be pressed now. The button keeps its place in the tab order, shows a lock and says the reason to
   * screen readers and on hover; `isDisabled` is for what needs no explanation.
   */
  lockedBecause?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

function classes(
  { variant = 'default', size = 'medium', wide = false, className }: Look,
  square = false,
): string {
  const names = ['vb-button', `vb-button-${variant}`, `vb-button-${size}`];
  if (wide) names.push('vb-button-wide');
  if (square) names.push('vb-button-square');
  if (className !== undefined) names.push(className);
  return names.join(' ');
}

function iconSize(size: ButtonSize | undefined): number {
  return size === 'small' ? 18 : 20;
}

/** A labelled button. Long labels wrap rather than being cut off. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    iconEnd,
    wide,
    className,
    children,
    isPending,
    lockedBecause,
    onPress,
    ...rest
  } = props;
  const reasonId = useId();
  const locked = lockedBecause !== undefined;
  const unpressable = locked || isPending === true;
  return (
    <AriaButton
      {...rest}
      className={classes({ variant, size, wide, className })}
      {...(isPending && { 'data-pending': true })}
      {...(unpressable ? { 'aria-disabled': true, type: 'button' as const } : onPress && { onPress })}
      {...(locked && { 'aria-describedby': reasonId })}
    >
      {isPending && <Spinner className="vb-button-spinner" />}
      <span className="vb-button-content" {...(locked && { title: lockedBecause })}>
        {locked ? (
          <Icon name="lock" size={16} strokeWidth={2} />
        ) : (
          icon && <Icon name={icon} size={iconSize(size)} />
        )}
        <span>{children}</span>
        {iconEnd && <Icon name={iconEnd} size={iconSize(size)} />}
      </span>
      {locked && (
        <span id={reasonId} className="visually-hidden">
          {lockedBecause}
        </span>
      )}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<Pick<AriaButtonProps, PassedOn>, 'aria-label'> {
  icon: IconName;
  /** The name of the button; put a `Tooltip` around it where sighted people need it too. */
  label: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** A square button with an icon alone. */
export function IconButton({ icon, label, variant = 'quiet', size, className, ...rest }: IconButtonProps) {
  return (
    <AriaButton {...rest} aria-label={label} className={classes({ variant, size, className }, true)}>
      <Icon name={icon} size={iconSize(size)} strokeWidth={2} />
    </AriaButton>
  );
}

interface LinkButtonProps extends Look {
  href: string;
  children: ReactNode;
  /** Saves instead of opening; the text is the suggested file name. */
  download?: string | undefined;
  /** A new tab; say so in the text. */
  newTab?: boolean | undefined;
  ref?: Ref<HTMLAnchorElement>;
}

/** Goes somewhere and looks like a button. */
export function LinkButton(props: LinkButtonProps) {
  const { variant, size, icon, iconEnd, wide, className, children, href, download, newTab, ref } = props;
  return (
    <Link
      href={href}
      className={classes({ variant, size, wide, className })}
      {...(ref && { ref })}
      {...(download !== undefined && { download })}
      {...(newTab && { target: '_blank', rel: 'noopener' })}
    >
      <span className="vb-button-content">
        {icon && <Icon name={icon} size={iconSize(size)} />}
        <span>{children}</span>
        {iconEnd && <Icon name={iconEnd} size={iconSize(size)} />}
      </span>
    </Link>
  );
}
