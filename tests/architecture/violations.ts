import { isBuiltin } from 'node:module';
import { MAY_USE, type Place, placeOf, ROOMS, SHARED_MAY_USE, type Target, targetOf } from './house.ts';
import { importsOf } from './importsOf.ts';

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** All code of the repository. */
export interface Tree {
  /** Source by path from the root, with forward slashes. */
  readonly files: ReadonlyMap<string, string>;
  /** package.json by package folder: server, client, shared, tests. */
  readonly manifests: Readonly<Record<string, Manifest>>;
}

interface Import {
  readonly from: Place;
  readonly specifier: string;
  readonly to: Target;
}

/** Why an import may not be, and where the thing belongs instead; null when it may. */
type Rule = (one: Import, tree: Tree) => string | null;

/** In this order: the first that an import breaks is the one that is told. */
const IMPORT_RULES: readonly Rule[] = [
  partsThatMeet,
  relativeWayOut,
  protocolAtTheDoor,
  roomsOfShared,
  plainButtons,
  placesOfYjs,
  placesOfSockets,
  peopleWithoutPage,
  nothingButNode,
  nothingOfAPlatform,
  declaredPackages,
];

/** Every breach of the house rules, each as one sentence with the file, what is wrong and the room it belongs in. */
export function violations(tree: Tree): string[] {
  const imports: Import[] = [];
  const found: string[] = [];
  for (const [path, source] of tree.files) {
    const from = placeOf(path);
    if (from === null) continue;
    found.push(...unknownRoom(from), ...workshopNames(from, source));
    for (const specifier of importsOf(source))
      imports.push({ from, specifier, to: targetOf(path, specifier) });
  }
  for (const one of imports) {
    const reason = firstBroken(one, tree);
    if (reason !== null) found.push(`${one.from.path} imports ${one.specifier}: ${reason}`);
  }
  return [...new Set([...found, ...cycles(imports)])];
}

function firstBroken(one: Import, tree: Tree): string | null {
  for (const rule of IMPORT_RULES) {
    const reason = rule(one, tree);
    if (reason !== null) return reason;
  }
  return null;
}

function unknownRoom({ path, part, room }: Place): string[] {
  if (room === null || ROOMS[part].includes(room)) return [];
  const folder = path.slice(0, path.indexOf(`/${room}/`) + room.length + 1);
  return [`${folder} is no room of the house: what is in it belongs in one of ${ROOMS[part].join(', ')}.`];
}

function partsThatMeet({ from, to }: Import): string | null {
  if (to.kind !== 'ours') return null;
  if (to.place === null)
    return 'it lies outside the packages; what code needs belongs in the package of that code.';
  const part = to.place.part;
  if (part === from.part || MAY_USE[from.part].includes(part)) return null;
  if (from.part === 'launch')
    return 'nothing is installed yet when server/launch runs; it uses itself and Node alone.';
  if (part === 'tests') return 'only tests use tests; what it needs of it belongs in its own package.';
  if (part === 'launch')
    return 'only the two commands use server/launch; settings belong in server/src/config.ts.';
  if (from.part === 'shared')
    return `shared knows neither side; this belongs in ${part}/src, or what both mean in shared/src.`;
  return 'client and server never meet; what both mean by the same word belongs in shared/src.';
}

function relativeWayOut({ from, specifier, to }: Import): string | null {
  if (to.kind !== 'ours' || !to.isRelative || to.place?.part !== 'shared' || from.part === 'shared')
    return null;
  const name = to.path.replace(/^shared\/src\//, '@verbindbord/shared/');
  return `shared is imported by its name: write ${name} for ${specifier}.`;
}

function protocolAtTheDoor({ from, to }: Import): string | null {
  if (!isOurs(to, 'shared', 'protocol') || from.part === 'tests') return null;
  if (from.part === 'shared' && from.room === 'protocol') return null;
  if (from.part === 'server' && from.room === 'carriers') return null;
  if (from.part === 'client' && from.room === 'connection') return null;
  if (from.part === 'shared')
    return 'no room of shared uses protocol; what they share belongs in session or presence.';
  const room = from.part === 'server' ? 'server/src/carriers' : 'client/src/connection';
  return `only ${room} speaks the protocol: what touches messages belongs there, and hands on plain values.`;
}

function roomsOfShared({ from, to }: Import): string | null {
  if (from.part !== 'shared' || from.room === null || to.kind !== 'ours' || !to.place?.room) return null;
  const [user, used] = [from.room, to.place.room];
  const allowed = SHARED_MAY_USE[user] ?? [];
  if (user === used || allowed.includes(used)) return null;
  const may = allowed.length > 0 ? `may use ${allowed.join(', ')} only` : 'uses no other room';
  return `${user} ${may}; ${roomForBoth(user, used)}.`;
}

function roomForBoth(user: string, used: string): string {
  if (SHARED_MAY_USE[used]?.includes(user)) return `what needs ${used} belongs in shared/src/${used}`;
  const both = Object.keys(SHARED_MAY_USE).filter((room) =>
    [user, used].every((other) => SHARED_MAY_USE[room]?.includes(other)),
  );
  if (both.length === 0) return `what needs ${user} and ${used} belongs in server/src or client/src`;
  return `what needs ${user} and ${used} belongs in ${both.map((room) => `shared/src/${room}`).join(' or ')}, or in server/src or client/src`;
}

function plainButtons({ from, to }: Import): string | null {
  if (!isIn(from, 'client', ['ui']) || to.kind !== 'ours') return null;
  if (to.place?.part === 'client' && ['ui', 'theme', 'text'].includes(to.place.room ?? '')) return null;
  return 'ui uses ui, theme and text only and knows nothing of the workshop; this belongs in the room that shows it.';
}

function placesOfYjs({ from, to }: Import): string | null {
  if (from.part !== 'client' || to.kind !== 'package' || !/^(yjs|y-.+)$/.test(to.name)) return null;
  if (isIn(from, 'client', ['connection', 'board'])) return null;
  return 'only client/src/connection and client/src/board touch Yjs: reading and acts belong in client/src/board.';
}

function placesOfSockets({ from, to }: Import): string | null {
  if (from.part !== 'client' || to.kind !== 'package' || !/^(socket|engine)\.io/.test(to.name)) return null;
  if (isIn(from, 'client', ['connection'])) return null;
  return 'only client/src/connection touches socket.io: what sends or listens belongs there.';
}

/** What runs where there is no page: in a worker, and in Node. */
const PAGELESS = 'client/src/rehearsal/engine/';
const PAGELESS_CONNECTION = ['client/src/connection/Visit.ts', 'client/src/connection/api.ts'];

function peopleWithoutPage({ from, to }: Import): string | null {
  if (from.isForDevelopers || !from.path.startsWith(PAGELESS)) return null;
  if (to.kind === 'ours' && to.place?.part === 'shared') return null;
  const isPageless =
    to.kind === 'ours' && (to.path.startsWith(PAGELESS) || PAGELESS_CONNECTION.includes(to.path));
  if (isPageless) return null;
  return 'the people of a rehearsal have no page: they use shared, connection/Visit.ts and connection/api.ts; what shows them belongs in client/src/rehearsal.';
}

function nothingButNode({ from, specifier, to }: Import): string | null {
  if (from.part !== 'launch' || to.kind !== 'package' || isBuiltin(specifier) || from.isForDevelopers)
    return null;
  return 'nothing is installed yet when server/launch runs; it uses itself and Node alone.';
}

function nothingOfAPlatform({ from, specifier, to }: Import): string | null {
  if (to.kind !== 'package' || from.isForDevelopers) return null;
  if (from.part === 'client' && isBuiltin(specifier))
    return 'a browser has no Node; this belongs in server/src.';
  if (from.part !== 'shared') return null;
  if (to.name === 'yjs' || to.name === 'lib0' || specifier === 'zod/mini') return null;
  if (to.name === 'socket.io-parser' && from.room === 'protocol') return null;
  if (to.name === 'zod')
    return 'shared goes to the browser too: write zod/mini; what needs all of zod belongs in server/src.';
  return 'shared uses yjs, lib0 and zod/mini only; this belongs in server/src or client/src.';
}

function declaredPackages({ from, specifier, to }: Import, tree: Tree): string | null {
  if (to.kind !== 'package' || isBuiltin(specifier)) return null;
  const folder = from.part === 'launch' ? 'server' : from.part;
  const { dependencies = {}, devDependencies = {} } = tree.manifests[folder] ?? {};
  if (to.name in dependencies || (from.isForDevelopers && to.name in devDependencies)) return null;
  if (to.name in devDependencies)
    return `${to.name} is for developers; what the product runs belongs in dependencies.`;
  return `${to.name} is not in ${folder}/package.json: name it there, or do without.`;
}

const WORKSHOP =
  /stakeholder|driver|domain|flip-?chart|parking|parked|workshop|facilitator|participant|ballot|worksheet|perspective/i;
const EXPORTED = /\bexport\s+(?:async\s+)?(?:function|const|class|interface|type)\s+(\w+)/g;

function workshopNames(place: Place, source: string): string[] {
  if (!isIn(place, 'client', ['ui'])) return [];
  const file = place.path.slice('client/src/ui/'.length);
  const names = [file, ...Array.from(source.matchAll(EXPORTED), ([, name = '']) => name)];
  return names
    .filter((name) => WORKSHOP.test(name))
    .map(
      (name) =>
        `${place.path} says ${name}: ui has no words of the workshop; this belongs in the room that shows it.`,
    );
}

function cycles(imports: readonly Import[]): string[] {
  const uses = new Map<string, Map<string, string>>();
  for (const { from, to } of imports) {
    if (from.part !== 'shared' || !from.room || from.isForDevelopers || to.kind !== 'ours') continue;
    if (to.place?.part !== 'shared' || !to.place.room || to.place.room === from.room) continue;
    const used = uses.get(from.room) ?? new Map<string, string>();
    used.set(to.place.room, `${from.path} → ${to.path}`);
    uses.set(from.room, used);
  }
  return [...uses.keys()].sort().flatMap((room) => {
    const way = wayBack(uses, room, room, []);
    // A circle is told once, by the first of its rooms.
    if (way === null || way.some((other) => other < room)) return [];
    const steps = way.map((user, index) => uses.get(user)?.get(way[index + 1] ?? room));
    return [
      `shared/src: ${[...way, room].join(' → ')} is a circle (${steps.join('; ')}): what they share belongs in the room that uses none of the others.`,
    ];
  });
}

/** @returns the shortest rooms from here to the goal, without the goal; null when none lead there */
function wayBack(
  uses: ReadonlyMap<string, ReadonlyMap<string, string>>,
  goal: string,
  room: string,
  before: readonly string[],
): string[] | null {
  const ways: string[][] = [];
  for (const next of uses.get(room)?.keys() ?? []) {
    if (next === goal) return [...before, room];
    if (before.includes(next) || next === room) continue;
    const way = wayBack(uses, goal, next, [...before, room]);
    if (way !== null) ways.push(way);
  }
  return ways.sort((a, b) => a.length - b.length)[0] ?? null;
}

function isIn(place: Place, part: Place['part'], rooms: readonly string[]): boolean {
  return place.part === part && place.room !== null && rooms.includes(place.room);
}

function isOurs(to: Target, part: Place['part'], room: string): boolean {
  return to.kind === 'ours' && to.place !== null && isIn(to.place, part, [room]);
}
