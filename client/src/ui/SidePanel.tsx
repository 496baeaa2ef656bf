import './SidePanel.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { useNarrow } from './useNarrow.ts';

interface SidePanelProps {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  closeLabel: string;
  children: ReactNode;
  /** Buttons at the foot, always in sight. */
  actions?: ReactNode;
  /** Moves focus to the panel when it opens and back when it closes; for panels that somebody asked for. */
  takesFocus?: boolean | undefined;
  className?: string | undefined;
}

/**
 * More about one thing, beside the thing itself: a column where there is room (the page stays in use; Escape inside
 * it closes it), a sheet from below on a narrow screen.
 */
export function SidePanel(props: SidePanelProps) {
  const narrow = useNarrow();
  if (!narrow) return props.isOpen ? <Column {...props} /> : null;
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      closeLabel={props.closeLabel}
      actions={props.actions}
    >
      {props.children}
    </Dialog>
  );
}

function Column({
  title,
  onClose,
  closeLabel,
  children,
  actions,
  takesFocus = false,
  className,
}: SidePanelProps) {
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const before = document.activeElement;
    const column = heading.current?.closest('aside');
    heading.current?.focus();
    return () => {
      const focus = document.activeElement;
      const isOurs = focus === document.body || column?.contains(focus);
      if (isOurs && before instanceof HTMLElement) before.focus();
    };
  }, [takesFocus]);
  return (
    <aside
      className={className === undefined ? 'vb-side' : `vb-side ${className}`}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="vb-side-head">
        <h2 id={titleId} ref={heading} tabIndex={-1} className="vb-side-title">
          {title}
        </h2>
        <IconButton icon="close" label={closeLabel} onPress={onClose} />
      </header>
      <div className="vb-side-body">{children}</div>
      {actions !== undefined && <footer className="vb-side-actions">{actions}</footer>}
    </aside>
  );
}
