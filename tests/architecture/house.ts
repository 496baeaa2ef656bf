import { posix } from 'node:path';

/** The parts of the repository that hold code. What starts the project stands apart from the server that it starts. */
export type Part = 'shared' | 'server' | 'client' | 'tests' | 'launch';

/** Where each part's rooms lie: the folder that holds them, from the root. */
const FOLDER: Readonly<Record<Part, string>> = {
  launch: 'server/launch',
  shared: 'shared/src',
  server: 'server/src',
  client: 'client/src',
  tests: 'tests',
};

/** The rooms of the house. A new one is a decision about the house, not about a file. */
export const ROOMS: Readonly<Record<Part, readonly string[]>> = {
  launch: [],
  shared: [
    'content',
    'programme',
    'activities',
    'board',
    'session',
    'presence',
    'analysis',
    'report',
    'map',
    'protocol',
  ],
  server: ['carriers', 'documents', 'sessions', 'storage', 'cluster', 'http', 'export', 'operator'],
  client: [
    'app',
    'connection',
    'board',
    'activities',
    'canvas',
    'map',
    'lens',
    'flipchart',
    'parking',
    'pairs',
    'preparing',
    'facilitator',
    'presence',
    'rehearsal',
    'export',
    'ui',
    'theme',
    'text',
  ],
  tests: [
    'convergence',
    'crash',
    'mutants',
    'relay',
    'gate',
    'fuzz',
    'storage',
    'crash',
    'damage',
    'operator',
    'pairs',
    'roles',
    'mutants',
    'cluster',
    'journeys',
    'accessibility',
    'anonymity',
    'export',
    'architecture',
    'bench',
    'screenshots',
    'services',
  ],
};

/** Which other parts a part may use. */
export const MAY_USE: Readonly<Record<Part, readonly Part[]>> = {
  launch: [],
  shared: [],
  server: ['shared'],
  client: ['shared'],
  tests: ['shared', 'server', 'client', 'launch'],
};

/** Which other rooms of shared a room of shared may use. */
export const SHARED_MAY_USE: Readonly<Record<string, readonly string[]>> = {
  content: [],
  map: ['content'],
  presence: ['content'],
  board: ['content', 'map'],
  activities: ['content', 'map', 'board'],
  programme: ['content', 'activities'],
  session: ['content', 'activities', 'programme'],
  analysis: ['content', 'map', 'board'],
  report: ['content', 'map', 'board', 'activities', 'programme', 'session', 'analysis'],
  protocol: ['content', 'board', 'session', 'presence'],
};

/** Where in the house a file stands. */
export interface Place {
  readonly path: string;
  readonly part: Part;
  /** Null for a file that stands in no room: an entry, a configuration. */
  readonly room: string | null;
  /** A test, or a configuration of a tool: it may use what only developers have. */
  readonly isForDevelopers: boolean;
}

/** @returns null for a path outside the parts that hold code */
export function placeOf(path: string): Place | null {
  for (const [part, folder] of Object.entries(FOLDER) as [Part, string][]) {
    if (path !== folder && !path.startsWith(`${folder}/`)) continue;
    const [first = '', ...rest] = path.slice(folder.length + 1).split('/');
    const room = rest.length > 0 && part !== 'launch' ? first : null;
    return { path, part, room, isForDevelopers: part === 'tests' || /\.test\.tsx?$/.test(path) };
  }
  const part = path.split('/')[0];
  if (part !== 'server' && part !== 'client' && part !== 'shared') return null;
  return { path, part, room: null, isForDevelopers: true };
}

/** What an import points at. */
export type Target =
  | {
      readonly kind: 'ours';
      readonly path: string;
      readonly place: Place | null;
      readonly isRelative: boolean;
    }
  | { readonly kind: 'package'; readonly name: string };

export function targetOf(importer: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(importer), specifier);
    return { kind: 'ours', path, place: placeOf(path), isRelative: true };
  }
  const [scope = '', name = '', ...rest] = specifier.split('/');
  if (scope === '@verbindbord') {
    const path = [name, ...(name === 'shared' ? ['src'] : []), ...rest].join('/');
    return { kind: 'ours', path, place: placeOf(path), isRelative: false };
  }
  return { kind: 'package', name: scope.startsWith('@') ? `${scope}/${name}` : scope };
}
