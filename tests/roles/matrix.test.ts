import { BOARD_SCHEMA } from '@verbindbord/shared/board/schema.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import type { ClientEvents } from '@verbindbord/shared/protocol/events.ts';
import { type Command, commandSchema } from '@verbindbord/shared/session/commands.ts';
import { decide, refusalOfActor } from '@verbindbord/shared/session/decide.ts';
import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { accessTo, type Deed, type DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { withConnections, withParticipant } from '@verbindbord/shared/session/roster.ts';
import { NO_ROUND, ROLES, type SessionState } from '@verbindbord/shared/session/state.ts';
import { refusalOfBallot, voterOf } from '@verbindbord/shared/session/voting.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../server/src/clock.ts';
import { readConfig } from '../../server/src/config.ts';
import { Documents } from '../../server/src/documents/Documents.ts';
import { allRoutes } from '../../server/src/http/app.ts';
import { Sessions } from '../../server/src/sessions/Sessions.ts';
import type { Store } from '../../server/src/storage/store.ts';
import { type Gathering, gather, type MemberSocket, post } from '../relay/people.ts';
import { startServer, type TestServer } from '../server.ts';
import { BOARD_ROOTS, COMMANDS, DOCUMENTS, EVENTS, LETTER, ROUTES, type Stage, WHO } from './permissions.ts';

const LETTERS = Object.keys(WHO) as (keyof typeof WHO)[];
const STAGES: readonly Stage[] = ['open', 'locked', 'frozen'];
/** Refused for who asks, not for what they ask. */
const FOR_WHO: readonly (Refusal | null)[] = ['notAllowed', 'noAccess', 'frozen', 'locked'];

let ids = 0;
const circumstances = { now: 1, random: () => 0.5, newId: () => `id-${++ids}`, maxPeople: 50 };

/** One of each role, known by its letter, and Q, a participant of another pair. The pairs are at work. */
function sessionIn(stage: Stage): SessionState {
  const programme = programmeOf('internal', 'nl');
  const empty: SessionState = {
    code: 'K7M4QX2P',
    title: 'Wijkaanpak',
    language: 'nl',
    createdAt: 0,
    version: 0,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    startedAt: 0,
    began: {},
    locked: stage === 'locked' && programme[0] ? [programme[0].id] : [],
    departments: null,
    programme,
    step: programme[0]?.id ?? '',
    timer: null,
    frozen: null,
    roster: [],
    round: NO_ROUND,
  };
  const people = [...ROLES.map((role) => [LETTER[role], role] as const), ['Q', 'participant'] as const];
  const all = people.reduce(
    (state, [id, role]) =>
      withParticipant(state, {
        id,
        name: id,
        role,
        whereabouts: 'room',
        department: '',
        hasDevice: true,
        joinedAt: 0,
      }),
    empty,
  );
  return {
    ...withConnections(all, () => true),
    frozen: stage === 'frozen' ? { by: 'F' } : null,
    round: {
      ...NO_ROUND,
      stage: 'working',
      pairs: ['P', 'Q'].map((id, index) => ({
        id: `pair-${id}`,
        number: index + 1,
        members: [id],
        former: [],
        ready: false,
        wantsHelp: false,
        locked: false,
        wantsProxy: false,
        proxies: [],
        code: 'AAAAA',
      })),
    },
  };
}

const [FIRST] = programmeOf('internal', 'nl');
if (!FIRST) throw new Error('The template is empty.');
const STEP = { ...FIRST, id: 'step-new', title: 'Nieuw' };

/** One of each; it need not succeed, only be what this person may ask. */
const SAMPLES: Readonly<{
  [T in Command['type']]: (who: string) => Omit<Extract<Command, { type: T }>, 'type'>;
}> = {
  goToStep: () => ({ step: 'map' }),
  lockStep: () => ({ step: 'map', locked: true }),
  startTimer: () => ({ seconds: 60 }),
  addTime: () => ({ seconds: 60 }),
  pauseTimer: () => ({}),
  resumeTimer: () => ({}),
  stopTimer: () => ({}),
  freeze: () => ({}),
  unfreeze: () => ({}),
  addSteps: () => ({ steps: [STEP], after: null }),
  editStep: () => ({ was: FIRST, step: { ...FIRST, title: 'Anders' } }),
  moveStep: () => ({ step: 'map', after: null }),
  dropStep: () => ({ step: 'map' }),
  restoreStep: () => ({ step: 'gone', after: null }),
  replaceProgramme: () => ({ was: [], steps: [STEP] }),
  setOpen: () => ({ open: true }),
  answerDoor: () => ({ participants: ['x'], letIn: true }),
  rename: () => ({ name: 'Anders' }),
  setRole: () => ({ participant: 'Q', role: 'observer' }),
  setDeputy: () => ({ participant: 'Q', deputy: true }),
  takeOver: () => ({}),
  setDepartments: () => ({ departments: null }),
  addPerson: () => ({ name: 'Piet', department: '' }),
  editPerson: () => ({ participant: 'Q', department: 'Zorg' }),
  removePerson: () => ({ participant: 'Q' }),
  bringBack: () => ({ participant: 'Q' }),
  setPairRules: () => ({ step: 'pairs', size: 2, newcomers: 'join' }),
  proposePairs: () => ({}),
  repeatPairs: () => ({}),
  lockPair: () => ({ pair: 'pair-P', locked: true }),
  moveToPair: () => ({ participant: 'P', pair: 'pair-Q' }),
  swap: () => ({ one: 'P', other: 'Q' }),
  startPairs: () => ({ seconds: 60 }),
  finishPairs: () => ({}),
  setReady: () => ({ pair: 'pair-P', ready: true }),
  askHelp: () => ({ pair: 'pair-P', wanted: false }),
  askProxy: () => ({ pair: 'pair-P', wanted: false }),
  useCode: () => ({ pair: 'pair-P', code: 'AAAAA' }),
  goOn: (participant) => ({ participant, how: 'alone' }),
  harvest: () => ({}),
  giveTurn: () => ({ pair: 'pair-P' }),
  nextTurn: () => ({ from: null, to: null }),
  endTurn: () => ({}),
  keepApart: () => ({ one: 'one', other: 'other' }),
  putAside: () => ({ finding: 'missing one', isAside: true }),
  showMoment: () => ({ moment: 'before' }),
  showSector: () => ({ domain: 'bestuur' }),
  castBallot: () => ({ ballot: 'sheet/review-1', content: { kind: 'answers', texts: [] } }),
  revealBallot: () => ({ ballot: 'sheet/review-1' }),
  reopenBallot: () => ({ ballot: 'step/conditions' }),
  setSubjects: () => ({ ballot: 'step/conditions', subjects: null }),
  setHidden: () => ({ sheet: 'review-1', hidden: null }),
};

function refusalOf(state: SessionState, who: string, command: Command): Refusal | null {
  if (command.type === 'castBallot') {
    const voter = voterOf(state, who, command);
    const refusal = voter.ok ? refusalOfBallot(state, command.ballot, command.content) : voter.reason;
    return refusalOfActor(state, who, command) ?? refusal;
  }
  if (command.type === 'revealBallot' || command.type === 'harvest') {
    return refusalOfActor(state, who, command);
  }
  const outcome = decide(state, who, command, circumstances);
  return outcome.ok ? null : outcome.reason;
}

/** A socket on which anything can be asked. */
interface Asking {
  readonly timeout: (milliseconds: number) => {
    readonly emitWithAck: (event: string, ...given: readonly unknown[]) => Promise<unknown>;
  };
}

/** The letters of those for whom something holds, with points for the others. */
function lettersOf(holds: (who: string) => boolean, of = LETTERS): string {
  return of.map((letter) => (holds(letter) ? letter : '.')).join('');
}

test('every command is in the table, and there is nothing else', () => {
  const known = commandSchema.def.options.map(({ def }) => def.shape.type.def.values[0]);
  expect([...known].sort()).toEqual(Object.keys(COMMANDS).sort());
});

describe.each(STAGES)('while the step is %s', (stage) => {
  const state = sessionIn(stage);

  test.each(Object.keys(COMMANDS) as Command['type'][])('%s is for whom the table says', (type) => {
    const may = (who: string): boolean => {
      const command = commandSchema.parse({ type, ...SAMPLES[type](who) });
      return !FOR_WHO.includes(refusalOf(state, who, command));
    };
    expect(lettersOf(may)).toBe(COMMANDS[type][stage]);
  });

  test.each<DocumentRef>([
    { kind: 'board' },
    { kind: 'pair', pair: 'pair-P' },
    { kind: 'removed', work: 'x' },
  ])('documents are opened and written by whom the table says: $kind', (document) => {
    const access = (who: string) => {
      const outcome = accessTo(state, who, document);
      return outcome.ok ? outcome.access : null;
    };
    const { read, write } = DOCUMENTS[document.kind][stage];
    expect(lettersOf((who) => access(who) !== null)).toBe(read);
    expect(lettersOf((who) => access(who)?.write === true)).toBe(write);
    if (document.kind === 'pair') expect(access('Q'), 'somebody of another pair').toBeNull();
  });

  test('a kind of document that nobody knows is refused', () => {
    for (const who of LETTERS) {
      const strange = { kind: 'minutes' } as unknown as DocumentRef;
      expect(accessTo(state, who, strange).ok, who).toBe(false);
    }
  });
});

test.each([...BOARD_SCHEMA.keys()])('on the board %s are for whom the table says', (root) => {
  const state = sessionIn('open');
  const may = (deed: Deed) => (who: string) => {
    const outcome = accessTo(state, who, { kind: 'board' });
    return outcome.ok && outcome.access.may(root, deed) === true;
  };
  const of = ['F', 'P'] as const;
  const said = (['add', 'change', 'remove'] as const).map((deed) => [deed, lettersOf(may(deed), [...of])]);
  expect(Object.fromEntries(said)).toEqual(BOARD_ROOTS[root]);
});

test('every address is in the table, with the permission that it has', () => {
  const read = readConfig({ SECURITY_CONTACT: 'mailto:veilig@voorbeeld.nl' });
  if (!read.ok) throw new Error(read.problems.join());
  const log = pino({ level: 'silent' });
  const store = { onMadeAnew: () => {} } as unknown as Store;
  const documents = new Documents(store, systemClock, log);
  const sessions = new Sessions(store, documents, systemClock, log, 10);
  const metrics = {} as Parameters<typeof allRoutes>[0]['metrics'];
  const declared = allRoutes({ config: read.config, sessions, store, metrics, log }).map(
    ({ method, path, permission }) => {
      const who =
        typeof permission === 'string'
          ? permission
          : lettersOf((letter) => permission.some((role) => LETTER[role] === letter));
      return [`${method} ${path}`, who] as const;
    },
  );
  expect(Object.fromEntries(declared)).toEqual(ROUTES);
});

describe('on the wire', () => {
  let server: TestServer;
  let room: Gathering;
  const sockets = new Map<string, MemberSocket>();

  beforeAll(async () => {
    server = await startServer();
    room = await gather(server.address);
    for (const role of ['facilitator', 'participant', 'observer'] as const) {
      sockets.set(LETTER[role], (await room.person(role, role)).socket());
    }
    const secret = new URL(room.session.links.observer).hash.slice(1);
    const joined = await post<{ token: string }>(
      `${server.address}/api/sessions/${room.session.code}/join?role=presenter`,
      { secret, presenter: true },
    );
    sockets.set('W', room.withToken(joined.token).socket());
    const noteTaker = await room.person('notulist', 'participant');
    const asked = { type: 'setRole', participant: noteTaker.id, role: 'noteTaker' } as const;
    await sockets.get('F')?.emitWithAck('command', asked);
    sockets.set('T', noteTaker.socket());
    sockets.set('N', room.withToken('niemand').socket());
  });
  afterAll(async () => {
    room.leave();
    await server.stop();
  });

  const GIVEN: Readonly<Record<keyof ClientEvents, readonly unknown[]>> = {
    open: ['board'],
    shut: ['board'],
    heard: ['board', []],
    bytes: ['board', new Uint8Array([0, 0, 1, 0])],
    command: [{ type: 'rename', name: 'x' }],
    code: ['x'],
    made: [],
    clock: [],
  };
  /** What no answer comes to. */
  const SILENT: readonly string[] = ['shut', 'bytes'];

  test.each(Object.keys(EVENTS) as (keyof ClientEvents)[])('%s is for whom the table says', async (event) => {
    const may = async (who: string): Promise<boolean> => {
      const socket = sockets.get(who);
      if (who === 'N') {
        await expect.poll(() => socket?.active === false && socket.connected === false).toBe(true);
        return false;
      }
      await expect.poll(() => socket?.connected).toBe(true);
      if (SILENT.includes(event)) return true;
      const answer = await (socket as unknown as Asking).timeout(5000).emitWithAck(event, ...GIVEN[event]);
      const reason = (answer as { reason?: Refusal } | null)?.reason ?? null;
      return event === 'command' || !FOR_WHO.includes(reason);
    };
    const found = await Promise.all(LETTERS.map(async (who) => ((await may(who)) ? who : '.')));
    expect(found.join('')).toBe(EVENTS[event]);
  });

  test('an event that nobody knows gets no answer', async () => {
    const asking = sockets.get('F') as unknown as Asking;
    await expect(asking.timeout(300).emitWithAck('erase')).rejects.toThrow();
  });
});
