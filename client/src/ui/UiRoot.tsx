import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { LiveRegion } from './LiveRegion.tsx';
import { Toasts } from './Toast.tsx';

interface UiRootProps {
  /** Decides how the parts speak and count: 'nl-NL'. */
  locale: string;
  /** The name of the place where messages appear, and of the cross that closes one. */
  messagesLabel: string;
  closeMessageLabel: string;
  children: ReactNode;
}

/** Around the whole app, once: the language of the parts, the messages, and what screen readers are told. */
export function UiRoot({ locale, messagesLabel, closeMessageLabel, children }: UiRootProps) {
  return (
    <I18nProvider locale={locale}>
      {children}
      <Toasts label={messagesLabel} closeLabel={closeMessageLabel} />
      <LiveRegion />
    </I18nProvider>
  );
}
