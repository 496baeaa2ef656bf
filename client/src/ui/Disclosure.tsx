import './Disclosure.css';
import { type ReactNode, useRef } from 'react';
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

/** A heading that opens and closes what is under it; what opens below the edge of what it stands in comes into view. */
export function Disclosure({
  title,
  children,
  startsOpen = false,
  onToggle,
  level = 3,
  className,
}: DisclosureProps) {
  const whole = useRef<HTMLDivElement>(null);
  const toggle = (isOpen: boolean): void => {
    onToggle?.(isOpen);
    if (isOpen) requestAnimationFrame(() => whole.current?.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <AriaDisclosure
      ref={whole}
      className={className === undefined ? 'vb-disclosure' : `vb-disclosure ${className}`}
      defaultExpanded={startsOpen}
      onExpandedChange={toggle}
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
