import './Tooltip.css';
import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

interface TooltipProps {
  /** A few words, usually the name of the button. */
  text: string;
  /** The key that does the same ('Ctrl+Z'). */
  shortcut?: string | undefined;
  placement?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** A `Button` or `IconButton`. */
  children: ReactElement;
}

/** Says in words what an icon means, on hover and on focus. Never the only place where something stands. */
export function Tooltip({ text, shortcut, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip className="vb-tooltip" placement={placement} offset={8}>
        {text}
        {shortcut !== undefined && <kbd className="vb-tooltip-key">{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
