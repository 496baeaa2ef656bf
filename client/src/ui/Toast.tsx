import './Toast.css';
import {
  UNSTABLE_Toast as AriaToast,
  Button,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

type ToastTone = 'info' | 'saved' | 'risk';

interface ToastMessage {
  tone: ToastTone;
  text: string;
  /** The one thing that can be done about it; the message closes when it is done. */
  action?: { label: string; onAction: () => void } | undefined;
}

const ICONS: Record<ToastTone, IconName> = { info: 'info', saved: 'check', risk: 'warning' };

/** How long somebody has to read it, in milliseconds; longer where there is something to press. */
const READING_TIME = 6_000;
const ACTING_TIME = 12_000;

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 2 });

/**
 * Says something in passing; screen readers hear it too. It leaves by itself, not while somebody points at it or has
 * focus in it; a risk stays until it is closed. Returns how to take it back earlier.
 */
export function showToast(message: ToastMessage): () => void {
  const lasting = message.tone === 'risk';
  const timeout = message.action === undefined ? READING_TIME : ACTING_TIME;
  const key = queue.add(message, lasting ? {} : { timeout });
  return () => queue.close(key);
}

interface ToastsProps {
  /** The name of the place where messages appear. */
  label: string;
  closeLabel: string;
}

/** Where the messages appear; once, at the root of the page. */
export function Toasts({ label, closeLabel }: ToastsProps) {
  return (
    <ToastRegion queue={queue} className="vb-toasts" aria-label={label}>
      {({ toast }) => {
        const { tone, text, action } = toast.content;
        return (
          <AriaToast toast={toast} className={`vb-toast vb-toast-${tone}`}>
            <Icon name={ICONS[tone]} strokeWidth={2} />
            <ToastContent className="vb-toast-text">
              <Text slot="title">{text}</Text>
            </ToastContent>
            {action && (
              <Button
                className="vb-toast-button vb-toast-action"
                onPress={() => {
                  action.onAction();
                  queue.close(toast.key);
                }}
              >
                {action.label}
              </Button>
            )}
            <Button slot="close" className="vb-toast-button vb-toast-close" aria-label={closeLabel}>
              <Icon name="close" size={18} strokeWidth={2} />
            </Button>
          </AriaToast>
        );
      }}
    </ToastRegion>
  );
}
