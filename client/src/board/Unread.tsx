import './Unread.css';
import { useIsOffline } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Spinner } from '../ui/Progress.tsx';

/** In the place of a document that has not been read yet: it is on its way, or the server cannot be reached. */
export function Unread({ what }: { what: 'board' | 'worksheet' }) {
  if (useIsOffline()) {
    return (
      <EmptyState icon="wifiOff" title={t(`board.unread.${what}`)}>
        {t('board.unread.offline')}
      </EmptyState>
    );
  }
  return (
    <p className="board-opening" role="status">
      <Spinner />
      {t(`board.opening.${what}`)}
    </p>
  );
}
