import './Disclosure.css';
import type { ReactNode } from 'react';
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from './Icon.tsx';

interface DisclosureProps {
  title: ReactNode;
  children: ReactNode;
  /** Open at first; afterwards it keeps its own state. */
  startsOpen?: boolean | undefined;
  /** Told when somebody opens or closes it. */
  onToggle?: ((isOpen: boolean) => void) | undefined;
  /** The level of its heading in the page. */
  level?: 2 | 3 | 4 | undefined;
  className?: string | undefined;
}

/** A heading that opens and closes what is under it. */
export function Disclosure({
  title,
  children,
  startsOpen = false,
  onToggle,
  level = 3,
  className,
}: DisclosureProps) {
  return (
    <AriaDisclosure
      className={className === undefined ? 'vb-disclosure' : `vb-disclosure ${className}`}
      defaultExpanded={startsOpen}
      onExpandedChange={(isOpen) => onToggle?.(isOpen)}
    >
      <Heading level={level} className="vb-disclosure-head">
        <Button slot="trigger" className="vb-disclosure-button">
          <span>{title}</span>
          <Icon name="chevronDown" size={18} strokeWidth={2} className="vb-disclosure-sign" />
        </Button>
      </Heading>
      <DisclosurePanel className="vb-disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
