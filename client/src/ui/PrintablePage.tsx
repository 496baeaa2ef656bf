import './PrintablePage.css';
import type { ReactNode } from 'react';
import { Button, LinkButton } from './Button.tsx';

interface PrintablePageProps {
  /** Where one came from. */
  back: { readonly href: string; readonly label: string };
  printLabel: string;
  /** There is something to print. */
  canPrint?: boolean;
  /** What can be chosen about it. */
  choices?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A page to print, under a bar with the way back and the print button; the bar is not printed. */
export function PrintablePage(props: PrintablePageProps) {
  const { back, printLabel, canPrint = true, choices, className, children } = props;
  return (
    <main className={className === undefined ? 'vb-printable' : `vb-printable ${className}`} id="main">
      <div className="vb-printable-bar">
        <LinkButton href={back.href} variant="quiet" icon="arrowLeft">
          {back.label}
        </LinkButton>
        {choices !== undefined && <div className="vb-printable-choices">{choices}</div>}
        <Button variant="primary" icon="print" isDisabled={!canPrint} onPress={() => window.print()}>
          {printLabel}
        </Button>
      </div>
      {children}
    </main>
  );
}
