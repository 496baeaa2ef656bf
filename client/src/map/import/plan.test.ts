import { NO_SETTINGS } from '@verbindbord/shared/board/boardSettings.ts';
import { type Board, settle } from '@verbindbord/shared/board/readBoard.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { NO_SHIFTS } from '@verbindbord/shared/board/stakeholder.ts';
import { parseDelimited } from '@verbindbord/shared/board/table/parseDelimited.ts';
import { readStakeholderTable } from '@verbindbord/shared/board/table/readStakeholderTable.ts';
import { meaningOf, middleOf } from '@verbindbord/shared/map/place.ts';
import { describe, expect, test } from 'vitest';
import { planImport, stakeholdersToAdd } from './plan.ts';

function boardWith(stakeholders: Readonly<Record<string, Stakeholder>>): Board {
  const things = {
    stakeholders,
    connections: {},
    notes: {},
    clusters: {},
    sheets: {},
    parkedIssues: {},
    comments: {},
  };
  return settle(things, NO_SETTINGS);
}

const empty = boardWith({});

function read(text: string, known: { id: string; name: string; organisation: string }[] = []) {
  return readStakeholderTable(parseDelimited(text).rows, { language: 'nl', known });
}

describe('planImport', () => {
  test('skips what is there already, and adds it when somebody wants to', () => {
    const reading = read('naam;domein\nVNG;bestuur\nTweede Kamer;politiek', [
      { id: 'a', name: 'vng', organisation: '' },
    ]);
    const plan = planImport(reading, new Map());
    expect(plan.duplicates).toHaveLength(1);
    expect(plan.adding.map(({ row }) => row.proposal.name)).toEqual(['Tweede Kamer']);
    expect(planImport(reading, new Map([[2, { include: true }]])).adding).toHaveLength(2);
  });

  test('waits for a domain, and takes the first driver of one that is chosen', () => {
    const reading = read('naam\nVNG\nTweede Kamer');
    const plan = planImport(reading, new Map([[2, { domain: 'bestuur' }]]));
    expect(plan.waiting.map(({ row }) => row.line)).toEqual([3]);
    expect(plan.adding).toMatchObject([{ domain: 'bestuur', driver: 'consensus' }]);
  });

  test('drops the driver with the domain that it belonged to', () => {
    const reading = read('naam;domein;driver\nVNG;bestuur;resultaat');
    expect(planImport(reading, new Map([[2, { domain: 'media' }]])).adding[0]?.driver).toBe('chaos');
    expect(planImport(reading, new Map([[2, { ring: 'table' }]])).adding[0]?.driver).toBe('result');
  });
});

describe('stakeholdersToAdd', () => {
  const rows = (text: string) => planImport(read(text), new Map()).adding;
  const heading = 'naam;domein;driver;aan tafel;belang\n';

  test('gives each a place that means what the table said, and where it came from', () => {
    const { list } = stakeholdersToAdd(
      rows(`${heading}VNG;bestuur;resultaat;ja;Rust`),
      empty,
      'lijst.csv',
      true,
    );
    expect(list).toMatchObject([
      { name: 'VNG', interest: 'Rust', seat: 'present', origin: { kind: 'import', label: 'lijst.csv' } },
    ]);
    expect(list.map(({ place }) => meaningOf(place))).toEqual([
      { domain: 'bestuur', driver: 'result', ring: 'table' },
    ]);
  });

  test('divides an empty map by how many come, and leaves a map with people as it is', () => {
    const many = rows(
      heading + Array.from({ length: 12 }, (_, i) => `Dienst ${i};ambtelijk;;ja;`).join('\n'),
    );
    const { sectors } = stakeholdersToAdd(many, empty, '', true);
    expect(sectors?.angles[0]).toBeGreaterThan(100);
    expect(stakeholdersToAdd(many, empty, '', false).sectors).toBeNull();
    const place = middleOf({ domain: 'bestuur', driver: 'result', ring: 'table' });
    const texts = { interest: '', standpoint: '', assumptions: '', notes: '' };
    const labels = { name: 'VNG', organisation: '', person: '', role: '', represents: '', mandate: '' };
    const own = { place, ...NO_SHIFTS, seat: 'present', origin: null, mergedInto: null } as const;
    const vng: Stakeholder = { id: 'vng', ...labels, ...texts, ...own };
    expect(stakeholdersToAdd(many, boardWith({ vng }), '', true).sectors).toBeNull();
  });

  test('finds room for two thousand within seconds', () => {
    const domains = ['ambtelijk', 'bestuur', 'politiek', 'media', 'burger', 'privaat'];
    const seats = ['ja', 'vertegenwoordigd', 'nee'];
    const lines = Array.from(
      { length: 2000 },
      (_, i) => `Partij ${i};${domains[i % 6]};;${seats[i % 3]};Belang`,
    );
    const start = Date.now();
    expect(stakeholdersToAdd(rows(heading + lines.join('\n')), empty, '', true).list).toHaveLength(2000);
    expect(Date.now() - start).toBeLessThan(4000);
  });
});
