import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './ask.css';

/** A question that must be answered before anything else; Escape or a press outside is `onClose`. */
export function Ask({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ModalOverlay className="ask-backdrop" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="ask">
        <Dialog className="ask-dialog">
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
