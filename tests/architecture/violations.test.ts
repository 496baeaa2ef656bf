import { expect, test } from 'vitest';
import { ROOMS, SHARED_MAY_USE } from './house.ts';
import { type Manifest, violations } from './violations.ts';

const manifests: Readonly<Record<string, Manifest>> = {
  shared: {
    dependencies: { yjs: '', lib0: '', zod: '', 'socket.io-parser': '' },
    devDependencies: { vitest: '' },
  },
  server: { dependencies: { yjs: '', zod: '', express: '' }, devDependencies: { vitest: '' } },
  client: {
    dependencies: { yjs: '', 'y-websocket': '', 'socket.io-client': '', react: '' },
    devDependencies: { vite: '' },
  },
  tests: { dependencies: {}, devDependencies: { yjs: '', 'socket.io-client': '' } },
};

function found(files: Readonly<Record<string, string>>): string[] {
  return violations({ files: new Map(Object.entries(files)), manifests });
}

function foundFor(path: string, specifier: string): string[] {
  return found({ [path]: `import { x } from '${specifier}';` });
}

test.each([
  // parts
  ['client/src/app/home.tsx', '../../../server/src/config.ts', 'client and server never meet', 'shared/src'],
  [
    'client/src/app/home.tsx',
    '@verbindbord/server/src/config.ts',
    'client and server never meet',
    'shared/src',
  ],
  [
    'server/src/http/page.ts',
    '@verbindbord/client/src/main.tsx',
    'client and server never meet',
    'shared/src',
  ],
  ['shared/src/board/note.ts', '../../../server/src/config.ts', 'knows neither side', 'server/src'],
  ['shared/src/board/note.ts', '@verbindbord/client/src/main.tsx', 'knows neither side', 'client/src'],
  ['server/src/main.ts', '../../tests/relay/peer.ts', 'only tests use tests', 'its own package'],
  ['server/src/main.ts', '../launch/run.mjs', 'only the two commands', 'server/src/config.ts'],
  ['server/launch/run.mjs', '@verbindbord/shared/content/domains.ts', 'nothing is installed', 'Node alone'],
  ['server/src/main.ts', '../../README.md', 'outside the packages', 'the package of that code'],
  [
    'server/src/main.ts',
    '../../shared/src/board/note.ts',
    'imported by its name',
    '@verbindbord/shared/board/note.ts',
  ],
  // protocol
  [
    'server/src/http/join.ts',
    '@verbindbord/shared/protocol/events.ts',
    'speaks the protocol',
    'server/src/carriers',
  ],
  [
    'client/src/app/home.tsx',
    '@verbindbord/shared/protocol/events.ts',
    'speaks the protocol',
    'client/src/connection',
  ],
  [
    'shared/src/report/tree.ts',
    '../protocol/events.ts',
    'no room of shared uses protocol',
    'session or presence',
  ],
  // people without a page
  [
    'client/src/rehearsal/engine/plan.ts',
    '../../connection/liveSession.ts',
    'have no page',
    'client/src/rehearsal',
  ],
  ['client/src/rehearsal/engine/plan.ts', 'react', 'have no page', 'connection/Visit.ts'],
  // rooms of shared
  ['shared/src/content/domains.ts', '../board/note.ts', 'content uses no other room', 'shared/src/board'],
  [
    'shared/src/board/note.ts',
    '../analysis/fit.ts',
    'board may use content, map only',
    'shared/src/analysis',
  ],
  [
    'shared/src/session/timer.ts',
    '../board/note.ts',
    'session may use content, activities, programme only',
    'shared/src/report',
  ],
  [
    'shared/src/presence/cursor.ts',
    '../map/place.ts',
    'presence may use content only',
    'server/src or client/src',
  ],
  ['shared/src/map/place.test.ts', '../board/note.ts', 'map may use content only', 'shared/src/board'],
  [
    'shared/src/map/place.ts',
    '@verbindbord/shared/board/note.ts',
    'map may use content only',
    'shared/src/board',
  ],
  // packages with a place
  ['client/src/app/home.tsx', 'yjs', 'touch Yjs', 'client/src/board'],
  ['client/src/canvas/map/cards.tsx', 'y-websocket', 'touch Yjs', 'client/src/board'],
  ['client/src/main.tsx', 'yjs', 'touch Yjs', 'client/src/board'],
  ['client/src/board/copy.ts', 'socket.io-client', 'touches socket.io', 'client/src/connection'],
  ['client/src/app/home.tsx', 'node:crypto', 'no Node', 'server/src'],
  ['shared/src/board/note.ts', 'node:crypto', 'yjs, lib0 and zod/mini only', 'server/src'],
  ['shared/src/board/note.ts', 'react', 'yjs, lib0 and zod/mini only', 'client/src'],
  ['shared/src/board/note.ts', 'zod', 'write zod/mini', 'server/src'],
  ['server/launch/run.mjs', 'zod', 'nothing is installed', 'Node alone'],
  // declared packages
  ['server/src/main.ts', 'left-pad', 'not in server/package.json', 'name it there'],
  [
    'server/src/main.ts',
    '@scope/thing/deep.js',
    '@scope/thing is not in server/package.json',
    'name it there',
  ],
  ['server/src/main.ts', 'vitest', 'for developers', 'dependencies'],
  ['tests/relay/relay.test.ts', 'ws', 'not in tests/package.json', 'name it there'],
  ['shared/src/board/note.ts', 'socket.io-parser', 'shared uses yjs', 'server/src or client/src'],
  // plain buttons
  [
    'client/src/ui/Card.tsx',
    '@verbindbord/shared/board/note.ts',
    'knows nothing of the workshop',
    'the room that shows it',
  ],
  ['client/src/ui/Card.tsx', '../board/copy.ts', 'knows nothing of the workshop', 'the room that shows it'],
])('%s may not import %s', (path, specifier, reason, room) => {
  const messages = foundFor(path, specifier);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(`${path} imports ${specifier}: `);
  expect(messages[0]).toContain(reason);
  expect(messages[0]).toContain(room);
});

test.each([
  ['client/src/app/home.tsx', '@verbindbord/shared/session/state.ts'],
  ['client/src/app/home.tsx', '../ui/Button.tsx'],
  ['client/src/ui/Card.tsx', '../text/t.ts'],
  ['client/src/ui/Card.css.ts', './Card.css'],
  ['client/src/connection/socket.ts', '@verbindbord/shared/protocol/events.ts'],
  ['client/src/connection/socket.ts', 'socket.io-client'],
  ['client/src/connection/socket.ts', 'y-websocket'],
  ['shared/src/protocol/parser.ts', 'socket.io-parser'],
  ['client/src/board/copy.ts', 'yjs'],
  ['client/vite.config.ts', 'vite'],
  ['server/src/carriers/socket.ts', '@verbindbord/shared/protocol/events.ts'],
  ['server/src/carriers/socket.test.ts', 'vitest'],
  ['server/src/main.ts', 'node:sqlite'],
  ['server/launch/start.mjs', './run.mjs'],
  ['server/launch/run.test.ts', 'vitest'],
  ['shared/src/board/note.ts', 'yjs'],
  ['shared/src/board/note.ts', 'lib0/random'],
  ['shared/src/board/note.ts', 'zod/mini'],
  ['shared/src/board/note.test.ts', 'vitest'],
  ['shared/src/report/tree.ts', '../map/svg.ts'],
  ['shared/src/session/state.ts', '../programme/programme.ts'],
  ['tests/relay/relay.test.ts', '../../server/src/createServer.ts'],
  ['tests/relay/relay.test.ts', '@verbindbord/shared/protocol/events.ts'],
  ['tests/relay/relay.test.ts', 'yjs'],
  ['tests/run.mjs', '../server/launch/run.mjs'],
])('%s may import %s', (path, specifier) => {
  expect(foundFor(path, specifier)).toEqual([]);
});

test('dynamic imports and re-exports count as well', () => {
  const path = 'client/src/app/home.tsx';
  expect(found({ [path]: `const lazy = () => import('yjs');` })).toHaveLength(1);
  expect(found({ [path]: `export { Doc } from 'yjs';` })).toHaveLength(1);
});

test.each([
  ['shared/src/helpers/text.ts', 'shared/src/helpers', 'content'],
  ['server/src/lib/x.ts', 'server/src/lib', 'carriers'],
  ['client/src/components/deep/X.tsx', 'client/src/components', 'canvas'],
  ['tests/misc/x.test.ts', 'tests/misc', 'journeys'],
])('%s stands in no room', (path, folder, room) => {
  const messages = found({ [path]: '' });
  expect(messages).toEqual([expect.stringContaining(`${folder} is no room of the house`)]);
  expect(messages[0]).toContain(room);
});

test('a room that is new to the house is told once, however much is in it', () => {
  expect(found({ 'server/src/lib/a.ts': '', 'server/src/lib/b.ts': '' })).toHaveLength(1);
});

test('ui with a name from the workshop belongs elsewhere', () => {
  expect(found({ 'client/src/ui/StakeholderCard.tsx': 'export function Card() {}' })).toEqual([
    expect.stringContaining('client/src/ui/StakeholderCard.tsx says StakeholderCard.tsx'),
  ]);
  expect(found({ 'client/src/ui/Card.tsx': 'export function ParkingCard() {}' })).toEqual([
    expect.stringContaining('says ParkingCard'),
  ]);
});

test('a circle of rooms is told once, with the files that close it', () => {
  const messages = found({
    'shared/src/activities/registry.ts': `import '../programme/step.ts';`,
    'shared/src/programme/step.ts': `import type { S } from '../session/state.ts';`,
    'shared/src/session/state.ts': `import '../activities/registry.ts';`,
  });
  const circles = messages.filter((message) => message.includes('is a circle'));
  expect(circles).toHaveLength(1);
  expect(circles[0]).toContain('activities → programme → session → activities');
  expect(circles[0]).toContain('shared/src/programme/step.ts → shared/src/session/state.ts');
});

test('the rules for shared name its rooms, all of them, and allow no circle', () => {
  expect(Object.keys(SHARED_MAY_USE).sort()).toEqual([...ROOMS.shared].sort());
  const files = Object.entries(SHARED_MAY_USE).map(([room, used]): [string, string] => [
    `shared/src/${room}/x.ts`,
    used.map((other) => `import '../${other}/x.ts';`).join('\n'),
  ]);
  expect(found(Object.fromEntries(files))).toEqual([]);
});
