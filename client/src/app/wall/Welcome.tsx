import { displayName, peopleOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import { t } from '../../text/t.ts';
import { Mark } from '../../ui/Mark.tsx';
import { JoinHere, WallSigns } from './WallAside.tsx';
import { wallTitle } from './WallHead.tsx';

/** How many names fit; the latest are the ones that people look for. */
const NAMES = 18;

/** While people come in: the title, how to get in as large as can be, and who is there. */
export function Welcome({ session }: { session: SessionState }) {
  const people = peopleOf(session).filter(({ connected, role }) => connected && role === 'participant');
  const latest = people.slice(-NAMES).reverse();
  return (
    <div className="wall-welcome">
      <main className="wall-main" id="main">
        <p className="row t3 strong">
          <Mark size="1.4em" />
          Verbindbord
        </p>
        <h1 {...wallTitle(session.title)} tabIndex={-1}>
          {session.title}
        </h1>
        <p className="wall-in">{t('wall.in', { count: people.length })}</p>
        <ul className="wall-names">
          {latest.map((person) => (
            <li key={person.id}>{displayName(person)}</li>
          ))}
          {people.length > NAMES && (
            <li className="soft">{t('wall.more', { count: people.length - NAMES })}</li>
          )}
        </ul>
      </main>
      <aside className="wall-aside wall-welcome-join">
        <div className="wall-join">
          <WallSigns session={session} />
          {session.open ? <JoinHere session={session} /> : <p className="t3">{t('wall.closed')}</p>}
        </div>
      </aside>
    </div>
  );
}
