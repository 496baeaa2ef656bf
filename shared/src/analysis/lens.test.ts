import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addConnection } from '../board/connection.ts';
import { asElection, asLensContent } from '../board/election.ts';
import { boardAt, placeAt } from '../board/moment.ts';
import { readBoard } from '../board/readBoard.ts';
import { addStakeholder, moveStakeholder, setStakeholderLabel, takeShiftBack } from '../board/stakeholder.ts';
import { DOMAIN_IDS, DOMAINS, type DriverId, type RING_IDS } from '../content/domains.ts';
import { LENS_MOMENTS, MOMENT_IDS, standardLens } from '../content/lens.ts';
import { meaningOf, middleOf, type Place } from '../map/place.ts';
import { lensOf, marksAt, momentOn, monthsFrom, proposedShift, shiftsAt } from './lens.ts';

const at = (driver: DriverId, ring: (typeof RING_IDS)[number] = 'involved'): Place => {
  const domain = DOMAIN_IDS.find((id) => DOMAINS[id].drivers.some((own) => own.id === driver)) ?? 'media';
  return middleOf({ domain, driver, ring });
};

function map(): Y.Doc {
  const doc = new Y.Doc();
  addStakeholder(doc, { id: 'vng', name: 'VNG', place: at('consensus', 'table') });
  addStakeholder(doc, { id: 'raad', name: 'PO-Raad', place: at('consensus', 'distant') });
  addStakeholder(doc, { id: 'minister', name: 'Minister', place: at('visibility') });
  addStakeholder(doc, { id: 'vws', name: 'Directie VWS', place: at('content', 'table') });
  addConnection(doc, { id: 'c1', from: 'vng', to: 'raad', driver: 'consensus' });
  addConnection(doc, { id: 'c2', from: 'vng', to: 'minister', driver: 'visibility' });
  addConnection(doc, { id: 'c3', from: 'vng', to: 'vws', driver: 'content' });
  addConnection(doc, { id: 'c4', from: 'vws', to: 'vng', driver: 'contrast' });
  return doc;
}

const BEFORE = standardLens('before', 'nl');

describe('the lens', () => {
  test('marks what leans on a driver that loses or gains, with the reason, and nothing else', () => {
    const marks = marksAt(readBoard(map()), 'before', BEFORE);
    expect(marks.map(({ connection, effect }) => [connection, effect])).toEqual([
      ['c1', 'risk'],
      ['c2', 'helped'],
    ]);
    expect(marks[0]?.reasons).toEqual([{ kind: 'loses', driver: 'consensus', text: BEFORE.bestuur.text }]);
  });

  test('marks what somebody who shifts moves away from, and what they move to', () => {
    const doc = map();
    moveStakeholder(doc, 'vng', at('contrast', 'table'), 'before');
    moveStakeholder(doc, 'vws', at('content', 'involved'), 'before');
    setStakeholderLabel(doc, 'vng', 'whyBefore', 'Wil iets laten zien.');
    const board = readBoard(doc);
    expect(shiftsAt(board, 'before')).toEqual([
      {
        stakeholder: 'vws',
        from: meaningOf(at('content', 'table')),
        to: meaningOf(at('content', 'involved')),
        why: '',
      },
      {
        stakeholder: 'vng',
        from: meaningOf(at('consensus', 'table')),
        to: meaningOf(at('contrast', 'table')),
        why: 'Wil iets laten zien.',
      },
    ]);
    expect(shiftsAt(board, 'after')).toEqual([]);
    const marks = new Map(marksAt(board, 'before', BEFORE).map((mark) => [mark.connection, mark]));
    expect(marks.get('c3')).toMatchObject({ effect: 'risk', reasons: [{ kind: 'farther', to: 'involved' }] });
    expect(marks.get('c4')).toMatchObject({
      effect: 'helped',
      reasons: [{ kind: 'movesTo', driver: 'contrast' }],
    });
  });

  test('is at risk as soon as one reason is bad, and says that one first', () => {
    const doc = map();
    moveStakeholder(doc, 'minister', at('visibility', 'distant'), 'before');
    const mark = marksAt(readBoard(doc), 'before', BEFORE).find(({ connection }) => connection === 'c2');
    expect(mark?.effect).toBe('risk');
    expect(mark?.reasons.map(({ kind }) => kind)).toEqual(['farther', 'gains']);
  });

  test('is what the group made of it', () => {
    const doc = map();
    const own = { ...BEFORE, bestuur: { ...BEFORE.bestuur, drivers: ['same', 'same'] as const } };
    const board = readBoard(doc);
    const changed = { ...board, settings: { ...board.settings, lensBefore: own } };
    expect(
      marksAt(changed, 'before', lensOf(changed, 'before', 'nl')).map(({ connection }) => connection),
    ).toEqual(['c2']);
    expect(lensOf(changed, 'after', 'en')).toEqual(standardLens('after', 'en'));
  });

  test('proposes the drivers that people begin to act on, and a step to or from the table', () => {
    expect(proposedShift(at('consensus', 'table'), BEFORE)).toEqual({
      domain: 'politiek',
      driver: 'visibility',
      ring: 'table',
    });
    expect(proposedShift(at('content', 'table'), BEFORE)?.ring).toBe('involved');
    expect(proposedShift(at('scoring', 'distant'), BEFORE)?.ring).toBe('involved');
    expect(proposedShift(at('emotion'), BEFORE)).toBeNull();
    expect(proposedShift(at('content', 'distant'), BEFORE)).toBeNull();
  });
});

describe('a moment', () => {
  test('follows from the date of the election', () => {
    const election = { name: '', date: '2027-03-17' };
    const moments = ['2026-09-16', '2026-09-17', '2027-03-17', '2027-03-18', '2027-06-17', '2027-06-18'];
    expect(moments.map((day) => momentOn(election, day))).toEqual([
      ...['now', 'before', 'before', 'after', 'after', 'now'],
    ]);
    expect(momentOn({ name: 'Ooit', date: '' }, '2027-01-01')).toBeNull();
    expect(monthsFrom('2026-08-31', -6)).toBe('2026-02-28');
    expect(monthsFrom('2027-11-30', 3)).toBe('2028-02-29');
  });

  test('can be left and come back to without loss, whatever is moved at each', () => {
    const lean = fc.double({ min: 0, max: 1, noNaN: true });
    const reach = fc.double({ min: 0.165, max: 0.915, noNaN: true });
    const domain = fc.constantFrom(...DOMAIN_IDS);
    const place = fc.record({ domain, lean, reach }, { noNullPrototype: true });
    const moves = fc.array(
      fc.tuple(fc.constantFrom('vng', 'raad', 'vws'), fc.constantFrom(...MOMENT_IDS), place),
    );
    fc.assert(
      fc.property(moves, (list) => {
        const doc = map();
        const wanted = new Map<string, Place>();
        for (const [id, moment, to] of list) {
          moveStakeholder(doc, id, to, moment);
          wanted.set(`${id} ${moment}`, to);
        }
        const board = readBoard(doc);
        for (const moment of MOMENT_IDS) {
          const shown = boardAt(board, moment);
          expect(boardAt(board, moment).stakeholders).toEqual(shown.stakeholders);
          for (const [id, one] of Object.entries(board.stakeholders)) {
            const expected = wanted.get(`${id} ${moment}`) ?? wanted.get(`${id} now`) ?? one.place;
            expect(shown.stakeholders[id]?.place).toEqual(expected);
            expect(placeAt(one, moment)).toEqual(expected);
          }
        }
        expect(boardAt(board, 'now')).toBe(board);
        for (const id of Object.keys(board.stakeholders)) {
          for (const moment of LENS_MOMENTS) takeShiftBack(doc, id, moment);
        }
        const back = readBoard(doc);
        for (const moment of LENS_MOMENTS) expect(boardAt(back, moment)).toBe(back);
      }),
    );
  });

  test('shows the same object for who did not change, so that nobody draws it again', () => {
    const doc = map();
    moveStakeholder(doc, 'vng', at('contrast'), 'after');
    const board = readBoard(doc);
    const [one, other] = [boardAt(board, 'after'), boardAt(board, 'after')];
    expect(one).toBe(other);
    const again = { ...board };
    expect(boardAt(again, 'after').stakeholders.vng).toBe(one.stakeholders.vng);
    expect(one.stakeholders.vng).not.toBe(board.stakeholders.vng);
    expect(one.stakeholders.raad).toBe(board.stakeholders.raad);
  });
});

describe('what others write', () => {
  test('is a lens or an election, or nothing', () => {
    expect(asLensContent(BEFORE)).toBe(BEFORE);
    const { media, ...less } = BEFORE;
    expect(asLensContent(less)).toBeNull();
    expect(asLensContent({ ...less, media: { ...media, step: 'away' } })).toBeNull();
    expect(asLensContent({ ...less, media: { ...media, drivers: ['gains'] } })).toBeNull();
    expect(asLensContent({ ...less, media: { ...media, text: 'x'.repeat(301) } })).toBeNull();
    expect(asLensContent({ ...BEFORE, media: { ...media, more: 1 }, other: 2 })).toEqual(BEFORE);
    expect(asElection({ name: 'Raad', date: '2026-02-30' })).toBeNull();
    expect(asElection({ name: 'Raad', date: '', more: 1 })).toEqual({ name: 'Raad', date: '' });
    expect(asElection({ name: 'Raad', date: '2026-03-18' })).not.toBeNull();
  });
});
