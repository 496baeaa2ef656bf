import type { ReactNode } from 'react';
import type { CastState } from '../../connection/ballots.ts';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { DoneCount } from './DoneCount.tsx';

interface BallotFooterProps {
  ballot: string;
  state: CastState;
  /** What is still open, in a sentence. */
  left: string;
  children: ReactNode;
}

/** Whether it is kept, what is still open, and the one thing to press. */
export function BallotFooter({ ballot, state, left, children }: BallotFooterProps) {
  return (
    <footer className="ballot-footer">
      <div className="ballot-footer-words">
        <p role="status" className="ballot-state">
          {state !== 'empty' && (
            <Icon
              name={state === 'saved' ? 'check' : state === 'waiting' ? 'wifiOff' : 'refresh'}
              size={16}
            />
          )}
          <span>
            {t(`ballots.state.${state}`)} {left}
          </span>
        </p>
        <DoneCount ballot={ballot} className="soft t1" />
      </div>
      {children}
    </footer>
  );
}
