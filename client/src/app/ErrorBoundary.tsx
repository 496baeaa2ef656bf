import { Component, type ReactNode } from 'react';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Message } from './Message.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** A part of a page: the rest of it, with its own head and landmarks, goes on. */
  isPart?: boolean;
}

/**
 * Catches what goes wrong while drawing a page, a part of the product that could not be fetched included. What people
 * made is with the server, so loading again is always safe.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const again = (
      <Button variant="primary" size="large" icon="refresh" onPress={() => location.reload()}>
        {t('app.failed.reload')}
      </Button>
    );
    const Place = this.props.isPart ? EmptyState : Message;
    return (
      <Place icon="warning" title={t('app.failed.title')} action={again}>
        {t('app.failed.text')}
      </Place>
    );
  }
}
