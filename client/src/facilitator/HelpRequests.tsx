import { displayName, participantOf } from '@verbindbord/shared/session/state.ts';
import { useSession } from '../connection/session.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';

/** Pairs that asked a facilitator to come. They take the request back themselves. */
export function HelpRequests() {
  const session = useSession();
  const asking =
    session.round.stage === 'working' ? session.round.pairs.filter((pair) => pair.wantsHelp) : [];
  const names = (members: readonly string[]): string =>
    formatList(
      members
        .map((id) => participantOf(session, id))
        .filter((person) => person !== undefined)
        .map(displayName),
    );
  return (
    <div role="status" className="help-requests">
      {asking.map((pair) => (
        <div key={pair.id} className="help-request">
          <Icon name="help" />
          <span>
            <span className="strong">{t('facilitator.help', { number: pair.number })}</span>
            <br />
            <span className="t1">{names(pair.members)}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
