import './flipchart.css';
import './pairQueue.css';
import '../pairs/pairs.css';
import type { Pair } from '@verbindbord/shared/session/state.ts';
import { useMemo, useState } from 'react';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { usePairProgress, useSession } from '../connection/session.ts';
import { namesOf } from '../pairs/names.ts';
import { PairNumber } from '../pairs/Person.tsx';
import { stageOf, stageWords } from '../pairs/progress.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useLatestPair } from './latestPair.ts';
import { dragNote } from './noteActs.ts';
import { wordsOf } from './origin.ts';
import { type SharedLine, sharedLinesByPair } from './sharedLines.ts';
import { type NoteDialogs, useNoteDialogs } from './useNoteDialogs.tsx';

/** The pairs with what they shared: one is open and has its turn, the others wait, each as a small stack. */
export function PairQueue() {
  const { round } = useSession();
  const board = useBoard(({ notes, parked }) => ({ notes, parked }));
  const lines = useMemo(() => sharedLinesByPair(board), [board]);
  const latest = useLatestPair();
  const [chosen, setChosen] = useState<string | null>(null);
  // A pair that came back is in both: it is shown as it is now.
  const current = new Set(round.pairs.map(({ id }) => id));
  const before = round.earlier.filter(({ id }) => lines.has(id) && !current.has(id));
  const pairs = [...before, ...round.pairs];
  const open = pairs.find(({ id }) => id === chosen) ?? pairs.find(({ id }) => id === latest);
  const waiting = pairs.filter((pair) => pair !== open);
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
          <h2>{t('flipchart.turn')}</h2>
          <Turn pair={open} lines={lines.get(open.id) ?? []} />
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
                onOpen={() => setChosen(pair.id)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Turn({ pair, lines }: { pair: Pair; lines: readonly SharedLine[] }) {
  const session = useSession();
  const canWrite = useCanWrite();
  const dialogs = useNoteDialogs();
  return (
    <div className="flipchart-turn">
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
  const moves = canWrite && state !== 'parked';
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
      {state === 'grouped' && (
        <span className="flipchart-turn-state t1 soft">
          <Icon name="check" size={14} strokeWidth={2.4} />
          {group}
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
  onOpen: () => void;
}

/** A pair that waits: a small pile of paper, or an empty place while it has shared nothing. */
function Stack({ pair, lines, onOpen }: StackProps) {
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
          <span className="t1 soft num">{words}</span>
        </span>
        <Icon name="chevronRight" size={18} />
      </button>
    </li>
  );
}
