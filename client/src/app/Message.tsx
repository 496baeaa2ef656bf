import './Message.css';
import type { ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { Spinner } from '../ui/Progress.tsx';
import { Brand } from './Brand.tsx';

interface MessageProps {
  title: string;
  /** What it means and what to do. */
  children?: ReactNode;
  action?: ReactNode;
  icon?: IconName;
  /** Something is under way: a spinner instead of an icon. */
  isBusy?: boolean;
}

/** A page that has one thing to say. */
export function Message({ title, children, action, icon, isBusy = false }: MessageProps) {
  return (
    <div className="app-message">
      <header className="app-message-head">
        <Brand />
      </header>
      <main className="app-message-main" id="main">
        {isBusy ? <Spinner /> : icon && <Icon name={icon} size={36} strokeWidth={1.75} />}
        <h1 className="app-message-title" tabIndex={-1}>
          {title}
        </h1>
        {children !== undefined && <div className="app-message-text">{children}</div>}
        {action !== undefined && <div className="app-message-action">{action}</div>}
      </main>
    </div>
  );
}
