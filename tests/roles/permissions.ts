import type { ClientEvents } from '@verbindbord/shared/protocol/events.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import type { Role } from '@verbindbord/shared/session/state.ts';

/*
 * Who may do what: the table that the product is held to. It is written by hand, for people to read and to question;
 * `matrix.test.ts` asks the product itself and compares. What is not in it does not compile, or fails that test.
 *
 * F facilitator, P participant, O observer, W the wall, N somebody who is not on the roster (not let in yet, or put out), T the note-taker (notulist).
 * A letter: may; a point in its place: may not.
 */

export const WHO = {
  F: 'facilitator',
  P: 'participant',
  O: 'observer',
  W: 'presenter',
  N: null,
  T: 'noteTaker',
} as const satisfies Record<string, Role | null>;

/** A role that has no letter above does not compile. */
export const LETTER: Readonly<Record<Role, keyof typeof WHO>> = {
  facilitator: 'F',
  participant: 'P',
  observer: 'O',
  presenter: 'W',
  noteTaker: 'T',
};

/** What a step can be in: people work, or every screen is frozen. */
export type Stage = 'open' | 'frozen';

export const COMMANDS: Readonly<Record<Command['type'], Readonly<Record<Stage, string>>>> = {
  // The step, the clock and the screens.
  goToStep: { open: 'F.....', frozen: 'F.....' },
  lockStep: { open: 'F.....', frozen: 'F.....' },
  startTimer: { open: 'F.....', frozen: 'F.....' },
  addTime: { open: 'F.....', frozen: 'F.....' },
  pauseTimer: { open: 'F.....', frozen: 'F.....' },
  resumeTimer: { open: 'F.....', frozen: 'F.....' },
  stopTimer: { open: 'F.....', frozen: 'F.....' },
  freeze: { open: 'F.....', frozen: 'F.....' },
  unfreeze: { open: 'F.....', frozen: 'F.....' },
  // The programme.
  addSteps: { open: 'F.....', frozen: 'F.....' },
  editStep: { open: 'F.....', frozen: 'F.....' },
  moveStep: { open: 'F.....', frozen: 'F.....' },
  dropStep: { open: 'F.....', frozen: 'F.....' },
  restoreStep: { open: 'F.....', frozen: 'F.....' },
  replaceProgramme: { open: 'F.....', frozen: 'F.....' },
  // People. That a deputy alone can take over is in `decideRoles.test.ts`; here nobody was named.
  setOpen: { open: 'F.....', frozen: 'F.....' },
  answerDoor: { open: 'F.....', frozen: 'F.....' },
  rename: { open: 'FPO..T', frozen: 'F.....' },
  setRole: { open: 'F.....', frozen: 'F.....' },
  setDeputy: { open: 'F.....', frozen: 'F.....' },
  takeOver: { open: '......', frozen: '......' },
  setDepartments: { open: 'F.....', frozen: 'F.....' },
  addPerson: { open: 'F.....', frozen: 'F.....' },
  editPerson: { open: 'F.....', frozen: 'F.....' },
  removePerson: { open: 'F.....', frozen: 'F.....' },
  bringBack: { open: 'F.....', frozen: 'F.....' },
  // Pairs.
  setPairRules: { open: 'F.....', frozen: 'F.....' },
  proposePairs: { open: 'F.....', frozen: 'F.....' },
  repeatPairs: { open: 'F.....', frozen: 'F.....' },
  lockPair: { open: 'F.....', frozen: 'F.....' },
  moveToPair: { open: 'F.....', frozen: 'F.....' },
  swap: { open: 'F.....', frozen: 'F.....' },
  startPairs: { open: 'F.....', frozen: 'F.....' },
  finishPairs: { open: 'F.....', frozen: 'F.....' },
  // Ready is for the pair itself to say, and for who writes for it.
  setReady: { open: '.P....', frozen: '......' },
  askHelp: { open: 'FP....', frozen: 'FP....' },
  askProxy: { open: 'FP....', frozen: 'FP....' },
  useCode: { open: 'F.....', frozen: 'F.....' },
  goOn: { open: 'FP....', frozen: 'F.....' },
  // Plenary.
  harvest: { open: 'F.....', frozen: 'F.....' },
  giveTurn: { open: 'F.....', frozen: 'F.....' },
  nextTurn: { open: 'F.....', frozen: 'F.....' },
  endTurn: { open: 'F.....', frozen: 'F.....' },
  keepApart: { open: 'F.....', frozen: 'F.....' },
  // Ballots.
  castBallot: { open: '.P....', frozen: '......' },
  revealBallot: { open: 'F.....', frozen: 'F.....' },
  reopenBallot: { open: 'F.....', frozen: 'F.....' },
  setSubjects: { open: 'F.....', frozen: 'F.....' },
  setHidden: { open: 'F.....', frozen: 'F.....' },
};

/** What can be done with a document. `P` of a worksheet is somebody of the pair; somebody of another pair is in `others`. */
export const DOCUMENTS: Readonly<
  Record<DocumentRef['kind'], Readonly<Record<Stage, { readonly read: string; readonly write: string }>>>
> = {
  board: { open: { read: 'FPOW.T', write: 'FP...T' }, frozen: { read: 'FPOW.T', write: 'F.....' } },
  pair: { open: { read: '.P....', write: '.P....' }, frozen: { read: '.P....', write: '......' } },
  removed: { open: { read: '......', write: '......' }, frozen: { read: '......', write: '......' } },
};

/** Of the board: the kinds of things that not everybody who writes may add, change or take away. */
export const BOARD_ROOTS: Readonly<Record<string, { add: string; change: string; remove: string }>> = {
  stakeholders: { add: 'FP', change: 'FP', remove: 'FP' },
  connections: { add: 'FP', change: 'FP', remove: 'FP' },
  notes: { add: 'FP', change: 'FP', remove: 'FP' },
  clusters: { add: 'FP', change: 'FP', remove: 'FP' },
  sheets: { add: 'F.', change: 'F.', remove: 'F.' },
  parkedIssues: { add: 'FP', change: 'FP', remove: 'FP' },
  settings: { add: 'F.', change: 'F.', remove: 'F.' },
};

/** Events of socket.io. Without a token that holds there is no connection to send one on. */
export const EVENTS: Readonly<Record<keyof ClientEvents, string>> = {
  open: 'FPOW.T',
  shut: 'FPOW.T',
  heard: 'FPOW.T',
  bytes: 'FPOW.T',
  command: 'FPOW.T',
  code: 'FPOW.T',
  made: 'F.....',
  clock: 'FPOW.T',
};

/** Addresses, with who may ask. 'anyone': without a token; what comes then depends on the secret that is shown. */
export const ROUTES: Readonly<Record<string, 'anyone' | 'operator' | string>> = {
  'get /healthz': 'anyone',
  'get /readyz': 'anyone',
  'get /metrics': 'operator',
  'get /.well-known/security.txt': 'anyone',
  'get /api/openapi.json': 'anyone',
  'post /api/sessions': 'anyone',
  'get /api/sessions/:code/invitation': 'anyone',
  'post /api/sessions/:code/join': 'anyone',
  'get /api/sessions/:code/standing': 'anyone',
  'post /api/sessions/:code/links': 'F.....',
  'post /api/sessions/:code/preflight': 'F.....',
  'post /api/sessions/:code/wall': 'F.....',
  'post /api/sessions/:code/place': 'F.....',
  'post /api/wall': 'anyone',
  'get /api/sessions/:code/export.:format': 'FPO..T',
};
