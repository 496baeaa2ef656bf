import { Component, type ReactNode } from 'react';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Message } from './Message.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
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
    return (
      <Message
        icon="warning"
        title={t('app.failed.title')}
        action={
          <Button variant="primary" size="large" icon="refresh" onPress={() => location.reload()}>
            {t('app.failed.reload')}
          </Button>
        }
      >
        {t('app.failed.text')}
      </Message>
    );
  }
}
