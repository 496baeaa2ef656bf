import './EmptyState.css';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

interface EmptyStateProps {
  title: ReactNode;
  /** What will stand here, or what to do first. */
  children?: ReactNode;
  action?: ReactNode;
  icon?: IconName | undefined;
}

/** A place where nothing is yet: says what belongs here and how it gets here. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="vb-empty">
      {icon && <Icon name={icon} size={32} strokeWidth={1.5} />}
      <p className="vb-empty-title">{title}</p>
      {children !== undefined && <div className="vb-empty-text">{children}</div>}
      {action !== undefined && <div className="vb-empty-action">{action}</div>}
    </div>
  );
}
