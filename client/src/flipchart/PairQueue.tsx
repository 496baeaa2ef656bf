import './flipchart.css';
import './pairQueue.css';
import '../pairs/pairs.css';
import type { Pair } from '@verbindbord/shared/session/state.ts';
import { tellingPairs, turnOf } from '@verbindbord/shared/session/turn.ts';
import { useMemo, useState } from 'react';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { usePairProgress, useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { namesOf } from '../pairs/names.ts';
import { PairNumber } from '../pairs/Person.tsx';
import { stageOf, stageWords } from '../pairs/progress.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { dragNote } from './noteActs.ts';
import { wordsOf } from './origin.ts';
import { type SharedLine, sharedLinesByPair } from './sharedLines.ts';
import { type NoteDialogs, useNoteDialogs } from './useNoteDialogs.tsx';
import { type Telling, useTelling } from './useTelling.ts';

/**
 * The pairs with what they shared, each as a small stack that nothing but more lines changes: lines come in many at a
 * time. One is open: the pair whose turn it is, or the one that was chosen to look at.
 */
export function PairQueue() {
  const session = useSession();
  const board = useBoard(({ notes, merged, parked }) => ({ notes, merged, parked }));
  const lines = useMemo(() => sharedLinesByPair(board), [board]);
  const telling = useTelling();
  const [chosen, setChosen] = useState<string | null>(null);
  const current = new Set(session.round.pairs.map(({ id }) => id));
  const known = tellingPairs(session);
  const pairs = [
    ...known.filter(({ id }) => lines.has(id) && !current.has(id)),
    ...known.filter(({ id }) => current.has(id)),
  ];
  const open = pairs.find(({ id }) => id === chosen) ?? telling.at;
  const hadTurn = new Set(turnOf(session)?.had);
  const others = pairs.filter((pair) => pair !== open);
  const waiting = [
    ...others.filter(({ id }) => !hadTurn.has(id)),
    ...others.filter(({ id }) => hadTurn.has(id)),
  ];
  if (pairs.length === 0) {
    return (
      <section className="flipchart-queue" aria-label={t('flipchart.pairs')}>
        <h2>{t('flipchart.pairs')}</h2>
        <p className="soft">{t('flipchart.noPairs')}</p>
      </section>
    );
  }
  return (
    <section className="flipchart-queue" aria-label={t('flipchart.pairs')}>
      {open && (
        <>
          <h2>{t(open === telling.at ? 'flipchart.turn' : 'plenary.looking')}</h2>
          <Turn pair={open} lines={lines.get(open.id) ?? []} isNow={open === telling.at} />
        </>
      )}
      {waiting.length > 0 && (
        <>
          <h2>
            {t(open ? 'flipchart.queue' : 'flipchart.pairs')}{' '}
            <span className="soft num">{waiting.length}</span>
          </h2>
          <ul className="flipchart-stacks">
            {waiting.map((pair) => (
              <Stack
                key={pair.id}
                pair={pair}
                lines={lines.get(pair.id) ?? []}
                turn={pair === telling.at ? 'now' : hadTurn.has(pair.id) ? 'had' : null}
                onOpen={() => setChosen(pair.id)}
              />
            ))}
          </ul>
        </>
      )}
      <NextTurn telling={telling} onNext={() => setChosen(null)} />
    </section>
  );
}

/** The one button that takes the group from pair to pair. */
function NextTurn({ telling: { queue }, onNext }: { telling: Telling; onNext: () => void }) {
  const session = useSession();
  const turn = turnOf(session);
  const from = turn?.pair ?? null;
  const [next] = queue;
  const goOn = (): void => {
    onNext();
    const said = next ? t('plenary.nowTurn', { number: next.number }) : t('plenary.allHad');
    void give({ type: 'nextTurn', from, to: next?.id ?? null }, said);
  };
  const isLast = !next && from !== null;
  const nobody = next || isLast ? undefined : t(turn ? 'plenary.allHad' : 'plenary.nobodyShared');
  return (
    <div className="flipchart-next">
      <Button wide icon="screen" lockedBecause={nobody} onPress={goOn}>
        {t(isLast ? 'plenary.lastDone' : turn ? 'plenary.nextOnWall' : 'plenary.firstOnWall')}
      </Button>
      <p className="t1 soft">
        {next ? t('plenary.nextIs', { number: next.number, names: namesOf(session, next.members) }) : nobody}
      </p>
    </div>
  );
}

interface TurnProps {
  pair: Pair;
  lines: readonly SharedLine[];
  /** It is their turn; otherwise somebody only looks at what they shared. */
  isNow: boolean;
}

function Turn({ pair, lines, isNow }: TurnProps) {
  const session = useSession();
  const canWrite = useCanWrite();
  const dialogs = useNoteDialogs();
  return (
    <div className="flipchart-turn" data-now={isNow || undefined}>
      <h3 className="flipchart-turn-head">
        <PairNumber number={pair.number} filled />
        <span className="t3">{namesOf(session, pair.members)}</span>
      </h3>
      {lines.length === 0 && <p className="soft flipchart-turn-empty">{t('flipchart.nothingShared')}</p>}
      <ul>
        {lines.map((line) => (
          <TurnLine key={line.note.id} line={line} canWrite={canWrite} dialogs={dialogs} />
        ))}
      </ul>
      <div className="flipchart-turn-give">
        {isNow ? (
          <Button
            variant="quiet"
            icon="check"
            onPress={() => void give({ type: 'endTurn' }, t('plenary.turnEnded'))}
          >
            {t('plenary.endTurn')}
          </Button>
        ) : (
          <Button
            variant="quiet"
            icon="screen"
            onPress={() =>
              void give({ type: 'giveTurn', pair: pair.id }, t('plenary.nowTurn', { number: pair.number }))
            }
          >
            {t('plenary.giveTurn')}
          </Button>
        )}
      </div>
      {dialogs.dialogs}
    </div>
  );
}

interface TurnLineProps {
  line: SharedLine;
  canWrite: boolean;
  dialogs: NoteDialogs;
}

function TurnLine({ line: { note, state }, canWrite, dialogs }: TurnLineProps) {
  const group = useBoard((board) => (note.cluster === null ? undefined : board.clusters[note.cluster]?.name));
  const line = useBoard((board) => (note.mergedInto === null ? undefined : board.notes[note.mergedInto]));
  const moves = canWrite && (state === 'loose' || state === 'grouped');
  return (
    <li
      className="flipchart-turn-line"
      data-state={state}
      data-movable={moves || undefined}
      onPointerDown={(event) => {
        if (!moves) return;
        dragNote(event, note, {
          onNewGroup: (dropped) => dialogs.ask('newGroup', dropped),
          onPark: (dropped) => dialogs.ask('park', dropped),
        });
      }}
    >
      <span className="voice">{wordsOf(note)}</span>
      {state === 'parked' && (
        <span className="flipchart-turn-state t1 soft">
          <Icon name="park" size={14} strokeWidth={2} />
          {t('flipchart.parked')}
        </span>
      )}
      {state === 'merged' && (
        <span className="flipchart-turn-state t1 soft">
          <Icon name="merge" size={14} strokeWidth={2} />
          {line ? t('plenary.mergedInto', { text: wordsOf(line) }) : t('plenary.merged')}
        </span>
      )}
      {state === 'grouped' && (
        <span className="flipchart-turn-state t1 soft">
          <Icon name="check" size={14} strokeWidth={2.4} />
          {group}
          {canWrite && (
            <Menu label={t('flipchart.actsOf', { text: wordsOf(note) })} acts={dialogs.actsFor(note)} />
          )}
        </span>
      )}
      {state === 'loose' && canWrite && (
        <span className="flipchart-turn-acts">
          <Button
            variant="quiet"
            icon="plus"
            aria-label={t('flipchart.placeWithOf', { text: wordsOf(note) })}
            onPress={() => dialogs.ask('place', note)}
          >
            {t('flipchart.placeWith')}
          </Button>
          <Button
            variant="quiet"
            icon="park"
            aria-label={t('flipchart.parkOf', { text: wordsOf(note) })}
            onPress={() => dialogs.ask('park', note)}
          >
            {t('flipchart.parkNow')}
          </Button>
        </span>
      )}
    </li>
  );
}

interface StackProps {
  pair: Pair;
  lines: readonly SharedLine[];
  /** It is their turn, or they had one. */
  turn: 'now' | 'had' | null;
  onOpen: () => void;
}

/** A pair that waits: a small pile of paper, or an empty place while it has shared nothing. */
function Stack({ pair, lines, turn, onOpen }: StackProps) {
  const session = useSession();
  const progress = usePairProgress().find((of) => of.pair === pair.id);
  const count = lines.length;
  const loose = lines.filter(({ state }) => state === 'loose').length;
  const words =
    count === 0
      ? stageWords(stageOf(pair, progress), progress?.lines ?? 0)
      : loose === 0
        ? t('flipchart.allPlaced', { count })
        : t('flipchart.lines', { count });
  return (
    <li className="flipchart-stack" data-empty={loose === 0 || undefined}>
      <button type="button" onClick={onOpen}>
        <PairNumber number={pair.number} />
        <span className="flipchart-stack-words">
          <span className="strong">{namesOf(session, pair.members)}</span>
          <span className="t1 soft num">
            {turn === null ? words : `${t(`plenary.turn.${turn}`)}, ${words}`}
          </span>
        </span>
        <Icon name="chevronRight" size={18} />
      </button>
    </li>
  );
}
