import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCluster } from '@verbindbord/shared/board/cluster.ts';
import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { park } from '@verbindbord/shared/board/parkedIssue.ts';
import { type Board, readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { KINDS } from '@verbindbord/shared/board/roots.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { decodeText } from '@verbindbord/shared/board/table/decodeText.ts';
import { parseDelimited } from '@verbindbord/shared/board/table/parseDelimited.ts';
import { readStakeholderTable } from '@verbindbord/shared/board/table/readStakeholderTable.ts';
import { middleOf } from '@verbindbord/shared/map/place.ts';
import type { CreatedSession, Joined } from '@verbindbord/shared/session/requests.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { type Gathering, gather, type Person, post } from '../relay/people.ts';
import { startServer, type TestServer } from '../server.ts';

const CASES = ['ghnt-stakeholders.csv', 'res-sudwest-fryslan-stakeholders.tsv'];
const FORMATS = ['json', 'md', 'csv'] as const;

let server: TestServer;
let room: Gathering;
let karin: Person;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  room = await gather(server.address);
  karin = await room.person('Karin', 'facilitator');
});
afterEach(() => room.leave());

/** Everything of both cases on one board, with something of every kind and something parked. */
function fillWithCases(doc: Y.Doc): void {
  const names: string[] = [];
  for (const file of CASES) {
    const decoded = decodeText(readFileSync(join(import.meta.dirname, 'cases', file)));
    if (!decoded.ok) throw new Error(decoded.reason);
    const { rows } = readStakeholderTable(parseDelimited(decoded.text).rows, { language: 'nl' });
    for (const { proposal } of rows) {
      const { domain, driver, ring, ...fields } = proposal;
      if (domain === null || driver === null) throw new Error(`${proposal.name} has no place`);
      names.push(addStakeholder(doc, { ...fields, place: middleOf({ domain, driver, ring }) }));
    }
  }
  const [first = '', second = '', third = ''] = names;
  addConnection(doc, { from: first, to: second, driver: 'contrast', obstacle: 'Gescheiden geldstromen' });
  addConnection(doc, { from: second, to: third, driver: 'content', wished: true });
  const [sheet = ''] = Object.keys(readBoard(doc).sheets);
  const cluster = addCluster(doc, { sheet, name: 'Geld en regels', order: 1 });
  const note = addNote(doc, { sheet, cluster, text: 'Eigen onderdeel eerst' });
  addNote(doc, { sheet, text: '=1+1' });
  park(doc, { text: '', reason: 'Hoort bij OCW', from: { kind: 'note', id: note } });
  park(doc, { text: '', reason: 'Later', from: { kind: 'stakeholder', id: third } });
}

async function filledBoard(): Promise<Board> {
  const provider: WebsocketProvider = karin.provider('board');
  await expect.poll(() => provider.synced).toBe(true);
  provider.doc.transact(() => fillWithCases(provider.doc));
  const board = readBoard(provider.doc);
  await expect
    .poll(async () => (await download('json')).includes(Object.keys(board.parkedIssues)[1] ?? '?'))
    .toBe(true);
  return board;
}

function ask(format: string, token: string, query = '', code = room.session.code): Promise<Response> {
  return fetch(`${server.address}/api/sessions/${code}/export.${format}${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
}

async function download(format: string, query = ''): Promise<string> {
  const response = await ask(format, karin.token, query);
  expect(response.status).toBe(200);
  return response.text();
}

function idsOf(board: Board): string[] {
  const parked = {
    ...board.parked,
    notes: { ...board.parked.notes, ...board.merged },
    clusters: {},
    sheets: {},
    parkedIssues: {},
    comments: {},
  };
  return KINDS.flatMap((kind) => [...Object.keys(board[kind]), ...Object.keys(parked[kind])]);
}

describe('an export', () => {
  test('holds both cases, thing by thing, in every format', async () => {
    const board = await filledBoard();
    expect(Object.keys(board.stakeholders)).toHaveLength(33);
    for (const format of FORMATS) {
      const content = await download(format);
      for (const id of idsOf(board)) expect(content).toContain(id);
    }
  });

  test('is a file of that session, for nobody to keep on the way', async () => {
    const response = await ask('csv', karin.token);
    expect(response.headers.get('content-disposition')).toContain('filename="Wijkaanpak.csv"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toContain('text/csv');
  });

  test('is for whoever may see the board, and for nobody else', async () => {
    for (const role of ['participant', 'observer'] as const) {
      const person = await room.person(role, role);
      expect((await ask('md', person.token)).status).toBe(200);
    }
    expect((await ask('md', 'not-a-token')).status).toBe(404);
    const elsewhere = await post<CreatedSession>(`${server.address}/api/sessions`, { title: 'Elders' });
    expect((await ask('json', karin.token, '', elsewhere.code)).status).toBe(404);
    expect((await ask('exe', karin.token)).status).toBe(404);
  });

  test('says names only when asked', async () => {
    await room.person('Samira', 'participant');
    expect(await download('md')).not.toContain('Samira');
    expect(await download('md', '?names=1')).toContain('Samira');
  });
});

describe('opening an exported file', () => {
  test('gives the same board, with the same ids', async () => {
    await filledBoard();
    const file = JSON.parse(await download('json', '?assumptions=1'));
    const again = await post<CreatedSession>(`${server.address}/api/sessions`, { from: file });
    const secret = new URL(again.links.facilitator).hash.slice(1);
    const joined = await post<Joined>(`${server.address}/api/sessions/${again.code}/join`, {
      secret,
      name: 'Karin',
    });
    const response = await ask('json', joined.token, '?assumptions=1', again.code);
    const copy = JSON.parse(await response.text());
    expect(copy.board).toEqual(file.board);
    expect(copy.session.title).toBe('Wijkaanpak');
    expect(copy.session.programme).toEqual(file.session.programme);
  });

  test.each([
    ['a spreadsheet', 'PK\u0003\u0004'],
    ['another program’s file', { format: 'miro', version: 1 }],
    ['a file of a newer version', { format: 'verbindbord', version: 99 }],
    ['half a file', { format: 'verbindbord', version: 1, session: { title: 'x' } }],
    ['nothing', null],
  ])('refuses %s and leaves the running session as it is', async (_what, from) => {
    const before = await download('json');
    const response = await fetch(`${server.address}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, reason: 'malformed' });
    expect(await download('json')).toBe(before);
  });
});
