import { meaningOf, middleOf } from '@verbindbord/shared/map/place.ts';
import { evenSectors, PAPER, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { describe, expect, it } from 'vitest';
import { type Carried, dropMeaning } from './dropMeaning.ts';
import { centreOf } from './rect.ts';
import { testBoard } from './testBoard.ts';
import { layOutWorld } from './world.ts';

const wheel = standardWheel(evenSectors);
const board = testBoard({
  stakeholders: { vng: { domain: 'bestuur', lean: 0.3, reach: 0.4 } },
  sheets: { lastig: 'plenair' },
  clusters: { geld: 'lastig', tempo: 'lastig' },
  notes: {
    a: ['lastig', 'geld', 'De regeling kwam niet van de grond'],
    b: ['lastig', 'geld', 'Gescheiden geldstromen'],
    c: ['lastig', null, 'Los briefje'],
  },
  parked: { p: 'Subsidie' },
});
const layout = layOutWorld(board, new Map());
const stakeholder: Carried = { kind: 'stakeholder', id: 'vng' };
const note: Carried = { kind: 'note', id: 'c' };
const parked: Carried = { kind: 'parked', id: 'p' };
const spot = (id: string) => {
  const found = layout.sheets
    .flatMap(({ columns }) => columns.flatMap(({ notes }) => notes))
    .find((candidate) => candidate.id === id);
  if (!found) throw new Error(`No spot for ${id}`);
  return found;
};

describe('letting go of a card', () => {
  it('on the map gives it the place under it', () => {
    const meaning = { domain: 'media', driver: 'scoring', ring: 'distant' } as const;
    const { act, target } = dropMeaning(stakeholder, wheel.pointOf(middleOf(meaning)), layout, wheel);
    expect(act.act).toBe('toMap');
    expect(act.act === 'toMap' && meaningOf(act.place)).toEqual(meaning);
    expect(target, 'a stakeholder is at home there: nothing lights up').toBeNull();
  });

  it('on the map lights the map up when it comes from elsewhere', () => {
    for (const card of [note, parked]) {
      expect(dropMeaning(card, { x: 300, y: 0 }, layout, wheel)).toMatchObject({
        act: { act: 'toMap', card },
        target: PAPER,
      });
    }
  });

  it('in the corner of the paper, outside the wheel, puts it back', () => {
    const corner = { x: PAPER.x + 5, y: PAPER.y + 5 };
    expect(dropMeaning(stakeholder, corner, layout, wheel).act).toEqual({ act: 'none' });
  });

  it('on the table between the papers puts it back', () => {
    const between = { x: PAPER.x - 80, y: 0 };
    for (const card of [stakeholder, note, parked]) {
      expect(dropMeaning(card, between, layout, wheel)).toEqual({ act: { act: 'none' }, target: null });
    }
  });

  it('in the parking lot parks it, unless it was parked', () => {
    const point = centreOf(layout.parking);
    for (const card of [stakeholder, note]) {
      expect(dropMeaning(card, point, layout, wheel).act).toEqual({ act: 'park', card });
    }
    expect(dropMeaning(parked, point, layout, wheel).act).toEqual({ act: 'none' });
  });

  it('in a group puts it between the notes it lies between', () => {
    const below = centreOf(spot('a'));
    const { act, target } = dropMeaning(note, { ...below, y: below.y + 1 }, layout, wheel);
    expect(act).toEqual({ act: 'toSheet', card: note, to: { sheet: 'lastig', cluster: 'geld', order: 1.5 } });
    expect(target).toMatchObject({ cluster: { id: 'geld' } });
  });

  it('above the first note of a group puts it first', () => {
    const first = spot('a');
    const { act } = dropMeaning(note, { x: first.x + 20, y: first.y }, layout, wheel);
    expect(act).toMatchObject({ to: { cluster: 'geld', order: 0 } });
  });

  it('under the last note, in an empty group too, puts it at the end of the sheet', () => {
    const column = layout.sheets[0]?.columns.find(({ cluster }) => cluster?.id === 'tempo');
    if (!column) throw new Error('No column');
    const { act } = dropMeaning(stakeholder, centreOf(column), layout, wheel);
    expect(act).toEqual({
      act: 'toSheet',
      card: stakeholder,
      to: { sheet: 'lastig', cluster: 'tempo', order: 4 },
    });
  });

  it('on the head of a sheet lays it loose', () => {
    const sheet = layout.sheets[0];
    if (!sheet) throw new Error('No sheet');
    const { act, target } = dropMeaning(parked, { x: sheet.x + 40, y: sheet.y + 20 }, layout, wheel);
    expect(act).toMatchObject({ act: 'toSheet', to: { sheet: 'lastig', cluster: null } });
    expect(target).toMatchObject({ sheet: { id: 'lastig' } });
  });
});
