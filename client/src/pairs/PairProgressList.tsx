import { leftAlone } from '@verbindbord/shared/session/mending.ts';
import { isProxyFor } from '@verbindbord/shared/session/permissions.ts';
import {
  type Pair,
  type PairProgress,
  participantOf,
  type SessionState,
} from '@verbindbord/shared/session/state.ts';
import { useState } from 'react';
import { useMe, usePairProgress } from '../connection/session.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { Menu, type MenuAct } from '../ui/Menu.tsx';
import { LeftAloneActs } from './LeftAlone.tsx';
import { MovePersonDialog } from './MovePersonDialog.tsx';
import { awayOf, nameOf, namesOf, unassignedOf } from './names.ts';
import { PairNumber, PersonTags, StateLine } from './Person.tsx';
import { ProxyDialog } from './ProxyDialog.tsx';
import { useArrivalNews } from './pairNews.ts';
import { type PairStage, sinceWords, stageOf, stageWords } from './progress.ts';
import { ReadAlongDialog } from './ReadAlongDialog.tsx';
import { useNow } from './useNow.ts';

const SIGNS: Readonly<Record<PairStage, IconName>> = { notBegun: 'clock', writing: 'edit', ready: 'check' };

/** How far each pair is, without a word of what it wrote; who came late; who asks for help. */
export function PairProgressList({ session }: { session: SessionState }) {
  const [moving, setMoving] = useState<string | null>(null);
  const [readingAlong, setReadingAlong] = useState<string | null>(null);
  const [writingFor, setWritingFor] = useState<string | null>(null);
  useArrivalNews(session);
  const progress = usePairProgress();
  const now = useNow();
  const isWorking = session.round.stage === 'working';
  const unassigned = isWorking ? unassignedOf(session) : [];
  const read = session.round.pairs.find((pair) => pair.id === readingAlong);
  const written = session.round.pairs.find((pair) => pair.id === writingFor);
  return (
    <div className="pairs-progress">
      {unassigned.length > 0 && (
        <section className="pairs-unassigned" aria-label={t('pairs.unassigned')}>
          <h2 className="t3">
            {t('pairs.unassigned')} <span className="soft num">{unassigned.length}</span>
          </h2>
          <ul className="pairs-late">
            {unassigned.map((person) => (
              <li key={person}>
                <span className="strong">{nameOf(session, person)}</span>
                <PersonTags person={participantOf(session, person)} />
                <Button
                  icon="plus"
                  aria-label={t('pairs.putWithOf', { name: nameOf(session, person) })}
                  onPress={() => setMoving(person)}
                >
                  {t('pairs.putWith')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul className="pairs-cards">
        {session.round.pairs.map((pair) => (
          <PairCard
            key={pair.id}
            session={session}
            pair={pair}
            progress={progress.find((of) => of.pair === pair.id)}
            now={now}
            onMove={isWorking ? setMoving : undefined}
            onReadAlong={() => setReadingAlong(pair.id)}
            onWriteFor={() => setWritingFor(pair.id)}
          />
        ))}
      </ul>
      <MovePersonDialog session={session} person={moving} onClose={() => setMoving(null)} />
      {read && <ReadAlongDialog session={session} pair={read} onClose={() => setReadingAlong(null)} />}
      {written && <ProxyDialog session={session} pair={written} onClose={() => setWritingFor(null)} />}
    </div>
  );
}

interface PairCardProps {
  session: SessionState;
  pair: Pair;
  progress: PairProgress | undefined;
  now: number;
  /** Left out when the round is over. */
  onMove: ((person: string) => void) | undefined;
  onReadAlong: () => void;
  onWriteFor: () => void;
}

function PairCard(props: PairCardProps) {
  const { session, pair, progress, now, onMove, onReadAlong, onWriteFor } = props;
  const me = useMe();
  const isProxy = isProxyFor(session, me.id, pair);
  const lonely = leftAlone(session).find((person) => pair.members.includes(person));
  const acts: MenuAct[] = onMove ? pair.members.map((person) => moveAct(session, person, onMove)) : [];
  if (onMove && !isProxy && pair.members.length > 0) {
    const label = t('pairs.writeForOf', { number: pair.number });
    acts.push({ id: 'proxy', label, icon: 'edit', onAction: onWriteFor });
  }
  const stage = stageOf(pair, progress);
  const away = awayOf(session, pair).map((person) => nameOf(session, person));
  const moment = progress?.lastActivity ?? null;
  return (
    <li
      className="pairs-card pairs-card-progress sheet"
      data-stage={stage}
      data-help={pair.wantsHelp || pair.wantsProxy || lonely !== undefined || undefined}
    >
      <div className="pairs-card-head">
        <PairNumber number={pair.number} filled={stage === 'ready'} />
        <h2 className="pairs-card-names">{namesOf(session, pair.members)}</h2>
        {acts.length > 0 && <Menu label={t('pairs.actsOf', { number: pair.number })} acts={acts} />}
      </div>
      <p className="pairs-card-state">
        <StateLine icon={SIGNS[stage]}>
          {stageWords(stage, progress?.lines ?? 0, session.round.stage === 'finished')}
        </StateLine>
        {moment !== null && <span className="soft t1">{sinceWords(moment, now)}</span>}
      </p>
      {away.length > 0 && away.length <= pair.members.length && (
        <p className="t1">
          <StateLine icon="wifiOff">
            {t('pairs.awayNames', { names: formatList(away), count: away.length })}
          </StateLine>
        </p>
      )}
      {pair.wantsHelp && (
        <div className="pairs-card-help">
          <StateLine icon="help">{t('pairs.wantsHelp')}</StateLine>
          <Button size="small" onPress={onReadAlong}>
            {t('pairs.readAlong')}
          </Button>
        </div>
      )}
      {isProxy && (
        <div className="pairs-card-help">
          {pair.wantsProxy ? <StateLine icon="edit">{t('pairs.wantsProxy')}</StateLine> : <span />}
          <Button size="small" icon="edit" onPress={onWriteFor}>
            {t('pairs.writeFor')}
          </Button>
        </div>
      )}
      {lonely !== undefined && <LeftAloneActs session={session} person={lonely} />}
    </li>
  );
}

function moveAct(session: SessionState, person: string, onMove: (person: string) => void): MenuAct {
  return {
    id: person,
    label: t('pairs.movePerson', { name: nameOf(session, person) }),
    icon: 'move',
    onAction: () => onMove(person),
  };
}
