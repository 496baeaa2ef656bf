import { type Pair, participantOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import { type PointerEvent, useEffect, useState } from 'react';
import { startPointerDrag } from '../flipchart/pointerDrag.ts';
import { t } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { give } from './give.ts';
import { nameOf, unassignedOf } from './names.ts';
import { PairNumber, PersonTags } from './Person.tsx';

/** What the proposal's parts do together: one person is picked, the next press says where to. */
interface Picking {
  readonly session: SessionState;
  readonly picked: string | null;
  press(person: string): void;
  /** To a pair, or (null) alone. */
  place(pair: string | null): void;
  drag(event: PointerEvent<HTMLElement>, person: string): void;
}

/** The proposal before it starts: press two names to swap them, or drag one onto another; the same with keys. */
export function PairProposal({ session }: { session: SessionState }) {
  const [picked, setPicked] = useState<string | null>(null);
  const picking = usePicking(session, picked, setPicked);
  const unassigned = unassignedOf(session);
  useEffect(() => {
    if (picked === null) return;
    const letGo = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setPicked(null);
    };
    document.addEventListener('keydown', letGo);
    return () => document.removeEventListener('keydown', letGo);
  }, [picked]);
  return (
    <div className="pairs-proposal">
      {unassigned.length > 0 && (
        <section className="pairs-unassigned" aria-label={t('pairs.unassigned')}>
          <h2 className="t3">
            {t('pairs.unassigned')} <span className="soft num">{unassigned.length}</span>
          </h2>
          <ul className="pairs-people-row">
            {unassigned.map((person) => (
              <li key={person}>
                <PersonButton picking={picking} person={person} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul className="pairs-cards">
        {session.round.pairs.map((pair) => (
          <ProposedPair key={pair.id} picking={picking} pair={pair} />
        ))}
      </ul>
      <PickedBar picking={picking} onCancel={() => setPicked(null)} />
    </div>
  );
}

function usePicking(
  session: SessionState,
  picked: string | null,
  setPicked: (person: string | null) => void,
): Picking {
  const inPair = (person: string): Pair | undefined =>
    session.round.pairs.find((pair) => pair.members.includes(person));
  const bring = (person: string, pair: string | null): void => {
    setPicked(null);
    const number = session.round.pairs.find(({ id }) => id === pair)?.number ?? 0;
    const name = nameOf(session, person);
    const done = pair === null ? t('pairs.nowAlone', { name }) : t('pairs.nowIn', { name, number });
    void give({ type: 'moveToPair', participant: person, pair }, done);
  };
  /** Two who are in pairs swap; somebody who is in none joins the pair of the other. */
  const meet = (one: string, other: string): void => {
    const [from, to] = [inPair(one), inPair(other)];
    if (from && to) {
      setPicked(null);
      if (from === to) return;
      const names = { one: nameOf(session, one), other: nameOf(session, other) };
      void give({ type: 'swap', one, other }, t('pairs.swapped', names));
    } else if (to) bring(one, to.id);
    else if (from) bring(other, from.id);
    else setPicked(other);
  };
  return {
    session,
    picked,
    press(person) {
      if (picked === null || picked === person) setPicked(picked === person ? null : person);
      else meet(picked, person);
    },
    place(pair) {
      if (picked !== null) bring(picked, pair);
    },
    drag(event, person) {
      startPointerDrag(event, {
        targets: '[data-person-drop], [data-pair-drop]',
        onDrop: ({ dataset }) => {
          if (dataset.personDrop !== undefined) meet(person, dataset.personDrop);
          else if (dataset.pairDrop !== undefined && inPair(person)?.id !== dataset.pairDrop)
            bring(person, dataset.pairDrop);
        },
      });
    },
  };
}

function ProposedPair({ picking, pair }: { picking: Picking; pair: Pair }) {
  const { session, picked } = picking;
  const canJoin = picked !== null && !pair.members.includes(picked);
  return (
    <li className="pairs-card sheet" data-pair-drop={pair.id} data-locked={pair.locked || undefined}>
      <header className="pairs-card-head">
        <PairNumber number={pair.number} />
        <span className="soft t1">{sizeWords(pair.members.length)}</span>
        {canJoin && picked !== null && (
          <Button
            variant="quiet"
            size="small"
            icon="plus"
            className="pairs-join"
            aria-label={t('pairs.joinPair', { name: nameOf(session, picked), number: pair.number })}
            onPress={() => picking.place(pair.id)}
          >
            {t('pairs.joinHere')}
          </Button>
        )}
        {!canJoin && <LockButton pair={pair} />}
      </header>
      <ul className="pairs-people">
        {pair.members.map((person) => (
          <li key={person}>
            <PersonButton picking={picking} person={person} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** A pair that stays when others are proposed. */
function LockButton({ pair: { id, number, locked } }: { pair: Pair }) {
  return (
    <IconButton
      icon={locked ? 'lock' : 'unlock'}
      label={t('pairs.lock', { number })}
      aria-pressed={locked}
      onPress={() =>
        void give(
          { type: 'lockPair', pair: id, locked: !locked },
          t(locked ? 'pairs.unlockedNow' : 'pairs.lockedNow', { number }),
        )
      }
    />
  );
}

function sizeWords(members: number): string {
  if (members === 1) return t('pairs.alone');
  return members === 2 ? t('pairs.two') : t('pairs.threeOrMore', { count: members });
}

function PersonButton({ picking, person }: { picking: Picking; person: string }) {
  const { session, picked } = picking;
  const name = nameOf(session, person);
  const isPicked = picked === person;
  const swaps = picked !== null && !isPicked;
  return (
    <button
      type="button"
      className="pairs-person"
      data-person-drop={person}
      aria-pressed={isPicked}
      onClick={() => picking.press(person)}
      onPointerDown={(event) => picking.drag(event, person)}
    >
      <span className="pairs-person-name">
        {swaps && <span className="visually-hidden">{t('pairs.swapWith')} </span>}
        {name}
      </span>
      <PersonTags person={participantOf(session, person)} />
      <span className="pairs-person-sign" data-drag-grip="">
        <Icon name={isPicked ? 'check' : swaps ? 'swap' : 'grip'} size={18} strokeWidth={2} />
      </span>
    </button>
  );
}

/** Says what the next press does; stays in sight while the cards scroll. */
function PickedBar({ picking, onCancel }: { picking: Picking; onCancel: () => void }) {
  const { session, picked } = picking;
  const ownPair = session.round.pairs.find((pair) => picked !== null && pair.members.includes(picked));
  return (
    <div className="pairs-picked" role="status" data-open={picked !== null || undefined}>
      {picked === null ? (
        <span className="soft">{t('pairs.howToSwap')}</span>
      ) : (
        <>
          <span>
            <b className="strong">{t('pairs.picked', { name: nameOf(session, picked) })}</b>{' '}
            {t('pairs.chooseOther')}
          </span>
          <span className="pairs-picked-acts">
            {ownPair?.members.length !== 1 && (
              <Button size="small" icon="person" onPress={() => picking.place(null)}>
                {t('pairs.putAlone')}
              </Button>
            )}
            <Button size="small" variant="quiet" onPress={onCancel}>
              {t('ui.cancel')}
            </Button>
          </span>
        </>
      )}
    </div>
  );
}
