import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreatedSession, Invitation, Joined, Preflight } from '@verbindbord/shared/session/requests.ts';
import type { Express } from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import { createServer, type RunningServer } from '../createServer.ts';
import { Documents } from '../documents/Documents.ts';
import { Sessions } from '../sessions/Sessions.ts';
import type { Store } from '../storage/store.ts';
import { allRoutes, makeApp } from './app.ts';
import { OPENAPI } from './openapi.ts';

let folder: string;
let server: RunningServer;
let address: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-http-'));
  mkdirSync(join(folder, 'client', 'assets'), { recursive: true });
  writeFileSync(
    join(folder, 'client', 'index.html'),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__" /><title>Verbindbord</title>',
  );
  writeFileSync(join(folder, 'client', 'assets', 'main-abc.js'), 'x');
  server = await createServer(configOf());
  address = `http://127.0.0.1:${server.port}`;
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function configOf(settings: Record<string, string> = {}): Config {
  const read = readConfig({ PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', ...settings });
  if (!read.ok) throw new Error(read.problems.join());
  return { ...read.config, clientDir: join(folder, 'client') };
}

async function restart(settings: Record<string, string>): Promise<void> {
  await server.close();
  server = await createServer(configOf(settings));
  address = `http://127.0.0.1:${server.port}`;
}

function send(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function create(): Promise<CreatedSession> {
  const response = await send('/api/sessions', { title: 'Wijkaanpak' });
  expect(response.status).toBe(201);
  return (await response.json()) as CreatedSession;
}

const secretOf = (link: string): string => new URL(link).hash.slice(1);
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

describe('every route', () => {
  const served = (app: Express): string[] =>
    app.router.stack.flatMap(({ route }) => (route ? [`${route.stack[0]?.method} ${route.path}`] : []));

  function routes() {
    const store = { onMadeAnew: () => {} } as Partial<Store> as Store;
    const log = pino({ level: 'silent' });
    const documents = new Documents(store, systemClock, log);
    const sessions = new Sessions(store, documents, systemClock, log, 1);
    const metrics = { contentType: 'text/plain', text: async () => '' };
    const options = { config: configOf(), sessions, store, metrics, log };
    return { declared: allRoutes(options), app: makeApp(options) };
  }

  test('says who may ask', () => {
    const { declared, app } = routes();
    expect(served(app).sort()).toEqual(declared.map(({ method, path }) => `${method} ${path}`).sort());
    expect(declared.map(({ path, permission }) => [path, permission])).toEqual([
      ['/healthz', 'anyone'],
      ['/readyz', 'anyone'],
      ['/metrics', 'operator'],
      ['/api/sessions', 'anyone'],
      ['/api/sessions/:code/invitation', 'anyone'],
      ['/api/sessions/:code/join', 'anyone'],
      ['/api/sessions/:code/standing', 'anyone'],
      ['/api/sessions/:code/links', ['facilitator']],
      ['/api/sessions/:code/preflight', ['facilitator']],
      ['/api/sessions/:code/wall', ['facilitator']],
      ['/api/sessions/:code/place', ['facilitator']],
      ['/api/wall', 'anyone'],
      ['/api/sessions/:code/export.:format', ['facilitator', 'participant', 'noteTaker', 'observer']],
      ['/api/openapi.json', 'anyone'],
      ['/.well-known/security.txt', 'anyone'],
    ]);
  });

  test('of the interface is in its description, and nothing else is', () => {
    const described = Object.entries(OPENAPI.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const declared = routes()
      .declared.filter(({ path }) => path !== '/.well-known/security.txt')
      .map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual(declared.sort());
  });
});

describe('making a session', () => {
  const step = (id: string) => ({
    id,
    kind: 'flipChart',
    title: 'Vraag',
    minutes: 5,
    settings: { sheets: [{ id: `${id}-1`, title: 'Wat?' }] },
  });

  test('takes steps of one’s own', async () => {
    const response = await send('/api/sessions', { title: 'Eigen', programme: [step('a'), step('b')] });
    expect(response.status).toBe(201);
  });

  test.each([
    ['no step', []],
    ['a step twice', [step('a'), step('a')]],
    ['a kind that is none', [{ ...step('a'), kind: 'poker' }]],
    ['settings of another kind', [{ ...step('a'), kind: 'text' }]],
    ['more steps than there can be', Array.from({ length: 41 }, (_, index) => step(`s${index}`))],
  ])('refuses %s', async (_, programme) => {
    const response = await send('/api/sessions', { title: 'Eigen', programme });
    expect([response.status, await response.json()]).toEqual([400, { ok: false, reason: 'malformed' }]);
  });
});

describe('joining', () => {
  test('by a link gives its role, and the same person again by the cookie', async () => {
    const { code, links } = await create();
    const secret = secretOf(links.facilitator);
    const response = await send(`/api/sessions/${code}/join`, { secret, name: 'Karin' });
    const joined = (await response.json()) as Joined;
    expect(joined).toMatchObject({ role: 'facilitator' });
    expect(response.headers.getSetCookie()[0]).toMatch(
      new RegExp(
        `^vb_${code}_facilitator=${joined.token}; .*Path=/api/sessions/${code}; .*HttpOnly; SameSite=Lax`,
      ),
    );
    const cookie = cookiesOf(response);
    for (const body of [{ secret }, {}]) {
      const again = await send(`/api/sessions/${code}/join`, body, { cookie });
      expect(await again.json()).toEqual(joined);
    }
    const invitation = await fetch(`${address}/api/sessions/${code}/invitation`, { headers: { cookie } });
    expect(await invitation.json()).toEqual({
      title: 'Wijkaanpak',
      language: 'nl',
      role: 'facilitator',
      names: ['Karin'],
      departments: null,
      returning: { name: 'Karin' },
    } satisfies Invitation);
  });

  test('with a name is somebody else, also on a device that was here before', async () => {
    const { code, links } = await create();
    const secret = secretOf(links.participant);
    const first = await send(`/api/sessions/${code}/join`, { secret, name: 'Samira' });
    const samira = (await first.json()) as Joined;
    const second = await send(
      `/api/sessions/${code}/join`,
      { secret, name: 'Bram' },
      { cookie: cookiesOf(first) },
    );
    const bram = (await second.json()) as Joined;
    expect(bram.participantId).not.toBe(samira.participantId);
  });

  test('on another device, or in another role, is somebody else', async () => {
    const { code, links } = await create();
    const join = async (link: string, name: string, cookie = '') => {
      const response = await send(`/api/sessions/${code}/join`, { secret: secretOf(link), name }, { cookie });
      return { ...((await response.json()) as Joined), cookie: cookiesOf(response) };
    };
    const karin = await join(links.facilitator, 'Karin');
    const other = await join(links.facilitator, 'Karin');
    const participant = await join(links.participant, 'Karin', karin.cookie);
    expect(new Set([karin, other, participant].map(({ participantId }) => participantId)).size).toBe(3);
    const both = `${karin.cookie}; ${participant.cookie}`;
    for (const one of [karin, participant]) {
      const back = await send(`/api/sessions/${code}/join?role=${one.role}`, {}, { cookie: both });
      expect(await back.json()).toMatchObject({ participantId: one.participantId });
    }
  });

  test('by the code alone needs a name and tells no names', async () => {
    const { code } = await create();
    expect((await send(`/api/sessions/${code}/join`, {})).status).toBe(400);
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    const joined = await send(`/api/sessions/${typed}/join`, { name: 'Anna' });
    expect(await joined.json()).toMatchObject({ role: 'participant' });
    const invitation = await fetch(`${address}/api/sessions/${code}/invitation`);
    expect(await invitation.json()).toMatchObject({ role: 'participant', names: [], returning: null });
  });

  test('as the wall is for who may look, not for who only knows the code', async () => {
    const { code, links } = await create();
    const wall = (secret?: string) =>
      send(`/api/sessions/${code}/join`, { secret, presenter: true, name: 'x' });
    expect(await (await wall(secretOf(links.observer))).json()).toMatchObject({ role: 'presenter' });
    expect(await (await wall(secretOf(links.participant))).json()).toMatchObject({ role: 'participant' });
    expect(await (await wall()).json()).toMatchObject({ role: 'participant' });
  });

  test('as the wall is for the browser of any facilitator, also of who became one later', async () => {
    const { code, links } = await create();
    const come = async (link: string, name: string) => {
      const response = await send(`/api/sessions/${code}/join`, { secret: secretOf(link), name });
      return { ...((await response.json()) as Joined), cookie: cookiesOf(response) };
    };
    const wall = (cookie: string) =>
      send(`/api/sessions/${code}/join?role=presenter`, { presenter: true }, { cookie });
    const [karin, anna] = [await come(links.facilitator, 'Karin'), await come(links.participant, 'Anna')];
    expect(await (await wall(karin.cookie)).json()).toMatchObject({ role: 'presenter' });
    expect((await wall(anna.cookie)).status).toBe(400);
    expect((await wall('')).status).toBe(400);
  });

  test('as the wall of another computer takes a ticket of a facilitator, once', async () => {
    const { code, links } = await create();
    const join = async (link: string, name: string) => {
      const response = await send(`/api/sessions/${code}/join`, { secret: secretOf(link), name });
      return cookiesOf(response);
    };
    const [karin, anna] = [await join(links.facilitator, 'Karin'), await join(links.participant, 'Anna')];
    expect((await send(`/api/sessions/${code}/wall`, {}, { cookie: anna })).status).toBe(403);
    expect((await send(`/api/sessions/${code}/wall`, {})).status).toBe(404);
    const issued = await send(`/api/sessions/${code}/wall`, {}, { cookie: karin });
    const { ticket } = (await issued.json()) as { ticket: string };
    const opened = await send('/api/wall', { ticket });
    expect(await opened.json()).toEqual({ code });
    const joined = await send(
      `/api/sessions/${code}/join?role=presenter`,
      { presenter: true },
      { cookie: cookiesOf(opened) },
    );
    expect(await joined.json()).toMatchObject({ role: 'presenter' });
    for (const again of [ticket, code, '', 'x'.repeat(100)]) {
      expect([400, 404]).toContain((await send('/api/wall', { ticket: again })).status);
    }
  });

  test('by guessing codes ends soon, and who has a link or was here before does not notice', async () => {
    await restart({ CODE_TRIES_PER_ADDRESS: '5' });
    const { code, links } = await create();
    for (let person = 0; person < 20; person++) {
      expect((await send(`/api/sessions/${code}/join`, { name: `Deelnemer ${person}` })).status).toBe(200);
    }
    const statuses = [];
    for (let guess = 0; guess < 8; guess++) {
      statuses.push((await send(`/api/sessions/0000000${guess}/join`, { name: 'x' })).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
    expect((await send(`/api/sessions/${code}/join`, { name: 'x' })).status).toBe(429);
    const secret = secretOf(links.participant);
    expect((await send(`/api/sessions/${code}/join`, { secret, name: 'x' })).status).toBe(200);
  });

  test('over https marks the cookie as such and makes links of the public address', async () => {
    await restart({ PUBLIC_URL: 'https://bord.example' });
    const { code, links } = await create();
    expect(links.observer).toMatch(new RegExp(`^https://bord\\.example/s/${code}#[\\w-]{32}$`));
    const response = await send(`/api/sessions/${code}/join`, { name: 'Anna' });
    expect(response.headers.getSetCookie()[0]).toContain('Secure');
    expect(response.headers.get('strict-transport-security')).toContain('max-age=');
  });
});

test('a try to make a session counts before its body is read', async () => {
  await restart({ SESSIONS_PER_HOUR: '2' });
  const answers: number[] = [];
  for (let count = 0; count < 3; count++) {
    const response = await fetch(`${address}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '['.repeat(1000),
    });
    answers.push(response.status);
  }
  expect(answers).toEqual([400, 400, 429]);
});

test('making sessions is limited per address', async () => {
  await restart({ SESSIONS_PER_HOUR: '2' });
  await create();
  await create();
  expect((await send('/api/sessions', { title: 'x' })).status).toBe(429);
});

describe('a look beforehand', () => {
  const look = async (code: string, headers: Record<string, string>) =>
    await send(`/api/sessions/${code}/preflight`, {}, headers);
  const tokenOf = async ({ code, links }: CreatedSession, role: keyof CreatedSession['links']) => {
    const joined = await send(`/api/sessions/${code}/join`, { secret: secretOf(links[role]), name: role });
    return ((await joined.json()) as Joined).token;
  };

  test('is for facilitators, and really writes', async () => {
    await restart({ SESSION_PEOPLE: '40' });
    const session = await create();
    const token = await tokenOf(session, 'facilitator');
    for (const role of ['participant', 'observer'] as const) {
      const authorization = `Bearer ${await tokenOf(session, role)}`;
      expect((await look(session.code, { authorization })).status).toBe(403);
    }
    expect((await look(session.code, {})).status).toBe(404);
    const other = await create();
    expect((await look(other.code, { authorization: `Bearer ${token}` })).status).toBe(404);
    const found = (await (
      await look(session.code, { authorization: `Bearer ${token}` })
    ).json()) as Preflight;
    expect(found).toEqual({ storeMs: expect.any(Number), people: 3, maxPeople: 40 });
  });

  test('says when nothing can be saved', async () => {
    await server.close();
    const fails = (store: Store): Store => ({ ...store, check: () => Promise.reject(new Error('full')) });
    server = await createServer(configOf(), undefined, fails);
    address = `http://127.0.0.1:${server.port}`;
    const session = await create();
    const authorization = `Bearer ${await tokenOf(session, 'facilitator')}`;
    expect(await (await look(session.code, { authorization })).json()).toMatchObject({ storeMs: null });
  });

  test('is limited for each person', async () => {
    const session = await create();
    const [first, second] = [await tokenOf(session, 'facilitator'), await tokenOf(session, 'facilitator')];
    const statuses = new Set<number>();
    for (let count = 0; count < 60; count++) {
      statuses.add((await look(session.code, { authorization: `Bearer ${first}` })).status);
    }
    expect([...statuses]).toEqual([200]);
    expect((await look(session.code, { authorization: `Bearer ${first}` })).status).toBe(429);
    expect((await look(session.code, { authorization: `Bearer ${second}` })).status).toBe(200);
  });
});

describe('exports', () => {
  test('are for people of the session, by token or cookie', async () => {
    const { code, links } = await create();
    const response = await send(`/api/sessions/${code}/join`, {
      secret: secretOf(links.observer),
      name: 'Olga',
    });
    const { token } = (await response.clone().json()) as Joined;
    const get = async (headers: Record<string, string>) =>
      (await fetch(`${address}/api/sessions/${code}/export.json`, { headers })).status;
    expect(await get({})).toBe(404);
    expect(await get({ authorization: 'Bearer nope' })).toBe(404);
    expect(await get({ authorization: `Bearer ${token}` })).toBe(200);
    expect(await get({ cookie: cookiesOf(response) })).toBe(200);
    const other = await create();
    const elsewhere = await fetch(`${address}/api/sessions/${other.code}/export.json`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(elsewhere.status).toBe(404);
  });

  test('open again as the same board', async () => {
    const { code } = await create();
    const { token } = (await (await send(`/api/sessions/${code}/join`, { name: 'Anna' })).json()) as Joined;
    const exported = async (of: string, by: string) => {
      const response = await fetch(`${address}/api/sessions/${of}/export.json`, {
        headers: { authorization: `Bearer ${by}` },
      });
      return (await response.json()) as { board: unknown };
    };
    const file = await exported(code, token);
    const again = (await (await send('/api/sessions', { from: file })).json()) as CreatedSession;
    const joined = (await (await send(`/api/sessions/${again.code}/join`, { name: 'A' })).json()) as Joined;
    expect((await exported(again.code, joined.token)).board).toEqual(file.board);
  });
});

describe('pages', () => {
  test('carry a nonce that is theirs alone and a policy that lets nothing else in', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/s/K7M4QX2P', '/s/K7M4QX2P/verslag', '/w/K7M4QX2P', '/hulp']) {
      const response = await fetch(address + path);
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('x-powered-by')).toBeNull();
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(5);
  });

  test('that are not there tell a person what to do', async () => {
    for (const path of ['/x', '/verslag', '/s']) {
      const response = await fetch(address + path, { headers: { accept: 'text/html' } });
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.get('content-type')).toContain('text/html');
    }
  });

  test('that are not there are not there', async () => {
    for (const path of [
      '/s',
      '/x',
      '/assets/none.js',
      '/index.html/x',
      '/.env',
      '/api',
      '/api/none',
      '/..%2fdata',
    ]) {
      const response = await fetch(address + path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toEqual({ ok: false, reason: 'unknown' });
    }
  });

  test('are followed by files that never change', async () => {
    const response = await fetch(`${address}/assets/main-abc.js`);
    expect(response.headers.get('cache-control')).toContain('immutable');
  });
});

describe('operation', () => {
  test('is healthy and ready', async () => {
    for (const path of ['/healthz', '/readyz'])
      expect(await (await fetch(address + path)).json()).toEqual({ ok: true });
  });

  test('shows figures to this machine and to holders of the token, not through a proxy', async () => {
    await restart({ METRICS_TOKEN: 'a-token-for-metrics' });
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${address}/metrics`, { headers })).status;
    expect(await status({})).toBe(200);
    expect(await status({ 'x-forwarded-for': '203.0.113.9' })).toBe(404);
    expect(await status({ 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer wrong' })).toBe(404);
    expect(
      await status({ 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer a-token-for-metrics' }),
    ).toBe(200);
  });

  test('says where to report a vulnerability when that is known', async () => {
    expect((await fetch(`${address}/.well-known/security.txt`)).status).toBe(404);
    await restart({ SECURITY_CONTACT: 'https://gemeente.example/melden' });
    const text = await (await fetch(`${address}/.well-known/security.txt`)).text();
    expect(text).toMatch(/^Contact: https:\/\/gemeente\.example\/melden\nExpires: \d{4}-/);
  });
});
