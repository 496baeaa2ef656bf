import './Dialog.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './Button.tsx';
import { useEscape } from './useEscape.ts';

interface DialogProps {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  /** The name of the cross. */
  closeLabel: string;
  children: ReactNode;
  /** Buttons under the content, the most important one last; they stay in sight while the content scrolls. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large' | 'wide' | undefined;
  /** False while leaving would lose something: pressing beside it then does nothing, Escape and the cross still do. */
  closesOutside?: boolean | undefined;
}

/** A question that comes before everything else. In the middle of a wide screen, at the bottom of a narrow one. */
export function Dialog(props: DialogProps) {
  const {
    title,
    isOpen,
    onClose,
    closeLabel,
    children,
    actions,
    size = 'medium',
    closesOutside = true,
  } = props;
  useEscape(isOpen, onClose);
  return (
    <ModalOverlay
      className="vb-overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={closesOutside}
    >
      <Modal className={`vb-modal vb-modal-${size}`}>
        <AriaDialog className="vb-dialog">
          <header className="vb-dialog-head">
            <Heading slot="title" className="vb-dialog-title">
              {title}
            </Heading>
            <IconButton icon="close" label={closeLabel} onPress={onClose} />
          </header>
          <div className="vb-dialog-body">{children}</div>
          {actions !== undefined && <footer className="vb-dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmDialogProps {
  title: string;
  /** What will happen, and whether it can be taken back. */
  text: ReactNode;
  isOpen: boolean;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** Danger takes something away. */
  tone?: 'normal' | 'danger' | undefined;
  /** While the act is under way. */
  isPending?: boolean | undefined;
}

/** One question, two answers. Cancelling is the answer that has focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, isOpen, confirmLabel, cancelLabel, onConfirm, onCancel, tone, isPending } = props;
  useEscape(isOpen, onCancel);
  return (
    <ModalOverlay
      className="vb-overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
    >
      <Modal className="vb-modal vb-modal-small">
        <AriaDialog role="alertdialog" className="vb-dialog">
          <header className="vb-dialog-head">
            <Heading slot="title" className="vb-dialog-title">
              {title}
            </Heading>
          </header>
          <div className="vb-dialog-body">{text}</div>
          <footer className="vb-dialog-actions">
            <Button onPress={onCancel} autoFocus>
              {cancelLabel}
            </Button>
            <Button
              variant={tone === 'danger' ? 'danger' : 'primary'}
              isPending={isPending ?? false}
              onPress={onConfirm}
            >
              {confirmLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
