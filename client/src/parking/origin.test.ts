import { expect, it } from 'vitest';
import { ownerWords, parkedOrigin, reasonWords } from './origin.ts';

const note = {
  id: 'n',
  sheet: 's',
  cluster: null,
  text: 'Rol van scholen',
  order: 1,
  origin: { kind: 'pair', pair: 'p', line: 'l', label: 'tweetal 4: Samira en Bram' },
  mergedInto: null,
  wording: null,
  leftOut: null,
} as const;
const board = {
  parked: { notes: { n: note, m: { ...note, id: 'm', origin: null } }, stakeholders: {}, connections: {} },
};

it('says where a parked issue came from', () => {
  expect(parkedOrigin({ from: { kind: 'note', id: 'n' } }, board)).toBe('tweetal 4: Samira en Bram');
  expect(parkedOrigin({ from: { kind: 'note', id: 'm' } }, board)).toBe('van de flap-over');
  expect(parkedOrigin({ from: { kind: 'note', id: 'gone' } }, board)).toBe('van de flap-over');
  expect(parkedOrigin({ from: { kind: 'stakeholder', id: 'x' } }, board)).toBe('van de kaart');
  expect(parkedOrigin({ from: { kind: 'line', id: 'l', label: 'tweetal 7: Fatma' } }, board)).toBe(
    'tweetal 7: Fatma',
  );
  expect(parkedOrigin({ from: null }, board)).toBe('');
});

it('leaves out what is not filled in', () => {
  expect(reasonWords({ reason: 'ander geld', table: 'VNG en Rijk' })).toBe('ander geld · tafel: VNG en Rijk');
  expect(reasonWords({ reason: 'ander geld', table: ' ' })).toBe('ander geld');
  expect(reasonWords({ reason: '', table: 'VNG' })).toBe('tafel: VNG');
});

it('says who picks it up and when, or that nobody does yet', () => {
  expect(ownerWords({ owner: 'Samira', followUp: '2026-10-12' })).toBe('Samira, 12 oktober 2026');
  expect(ownerWords({ owner: '', followUp: '' })).toBe('nog geen eigenaar');
  expect(ownerWords({ owner: 'Joost', followUp: 'volgende week' })).toBe('Joost');
  expect(ownerWords({ owner: 'Joost', followUp: '2026-99-99' })).toBe('Joost');
});
