import { useState } from 'react';
import { askTicket } from '../../connection/session.ts';
import { formatTime } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { spacedCode } from '../route.ts';

/** Has another computer show the wall: what to type there, once. */
export function WallTicket() {
  const [ticket, setTicket] = useState<Awaited<ReturnType<typeof askTicket>>>(null);
  const [isPending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);
  const ask = async (): Promise<void> => {
    setPending(true);
    const asked = await askTicket({ for: 'wall' });
    setPending(false);
    setFailed(asked === null);
    setTicket(asked);
  };
  return (
    <div className="links-dialog-wall">
      <Button icon="screen" isPending={isPending} onPress={() => void ask()}>
        {t(ticket ? 'app.links.wallCodeAgain' : 'app.links.wallElsewhere')}
      </Button>
      <div role="status">
        {failed && <p className="t1">{t('app.links.wallCodeFailed')}</p>}
        {ticket && (
          <>
            <p>
              {t('app.links.wallGoTo')} <b className="strong">{`${location.host}/w`}</b>
            </p>
            <p className="links-dialog-code num">{spacedCode(ticket.ticket)}</p>
            <p className="t1 soft">{t('app.links.wallCodeUntil', { time: formatTime(ticket.until) })}</p>
          </>
        )}
      </div>
    </div>
  );
}
