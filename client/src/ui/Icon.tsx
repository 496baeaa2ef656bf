import { ICON_PATHS, type IconName } from './iconPaths.ts';

interface IconProps {
  name: IconName;
  /** Width and height in CSS pixels, or any CSS length ('1.25em' grows with the text, also on the wall). */
  size?: number | string;
  /** On the grid of 24: about 1.75 at 20 px, heavier where the icon is smaller. */
  strokeWidth?: number;
  className?: string | undefined;
  /** Only where no text says the same. Without it the icon is decoration and screen readers skip it. */
  label?: string | undefined;
}

/** One drawing in the colour of the text around it. */
export function Icon({ name, size = 20, strokeWidth = 1.75, className, label }: IconProps) {
  return (
    <svg
      className={className === undefined ? 'vb-icon' : `vb-icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
