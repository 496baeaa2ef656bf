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

/** What a step can be in: people work, the step is locked, or every screen is frozen. */
export type Stage = 'open' | 'locked' | 'frozen';

export const COMMANDS: Readonly<Record<Command['type'], Readonly<Record<Stage, string>>>> = {
  // The step, the clock and the screens.
  goToStep: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  lockStep: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  startTimer: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  addTime: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  pauseTimer: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  resumeTimer: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  stopTimer: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  freeze: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  unfreeze: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  // The programme.
  addSteps: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  editStep: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  moveStep: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  dropStep: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  restoreStep: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  replaceProgramme: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  // People. That a deputy alone can take over is in `decideRoles.test.ts`; here nobody was named.
  setOpen: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  answerDoor: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  rename: { open: 'FPO..T', locked: 'FPO..T', frozen: 'F.....' },
  setRole: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  setDeputy: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  takeOver: { open: '......', locked: '......', frozen: '......' },
  setDepartments: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  addPerson: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  editPerson: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  removePerson: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  bringBack: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  // Pairs.
  setPairRules: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  proposePairs: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  repeatPairs: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  lockPair: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  moveToPair: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  swap: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  startPairs: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  finishPairs: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  // Ready is for the pair itself to say, and for who writes for it.
  setReady: { open: '.P....', locked: '.P....', frozen: '......' },
  askHelp: { open: 'FP....', locked: 'FP....', frozen: 'FP....' },
  askProxy: { open: 'FP....', locked: 'FP....', frozen: 'FP....' },
  useCode: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  goOn: { open: 'FP....', locked: 'FP....', frozen: 'F.....' },
  // Plenary.
  harvest: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  giveTurn: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  nextTurn: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  endTurn: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  keepApart: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  putAside: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  showMoment: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  showSector: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  // Ballots.
  castBallot: { open: '.P....', locked: '......', frozen: '......' },
  revealBallot: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  reopenBallot: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  setSubjects: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
  setHidden: { open: 'F.....', locked: 'F.....', frozen: 'F.....' },
};

/**
 * What can be done with a document. `P` of a worksheet is somebody of the pair; somebody of another pair is nobody here. Of a step
 * that is locked, what hangs on it is closed to all but facilitators: `tests/gate/locked.test.ts`.
 */
export const DOCUMENTS: Readonly<
  Record<DocumentRef['kind'], Readonly<Record<Stage, { readonly read: string; readonly write: string }>>>
> = {
  board: {
    open: { read: 'FPOW.T', write: 'FP...T' },
    locked: { read: 'FPOW.T', write: 'FP...T' },
    frozen: { read: 'FPOW.T', write: 'F.....' },
  },
  pair: {
    open: { read: '.P....', write: '.P....' },
    locked: { read: '.P....', write: '.P....' },
    frozen: { read: '.P....', write: '......' },
  },
  removed: {
    open: { read: '......', write: '......' },
    locked: { read: '......', write: '......' },
    frozen: { read: '......', write: '......' },
  },
};

/** Of the board: the kinds of things that not everybody who writes may add, change or take away. */
export const BOARD_ROOTS: Readonly<Record<string, { add: string; change: string; remove: string }>> = {
  stakeholders: { add: 'FP', change: 'FP', remove: 'FP' },
  connections: { add: 'FP', change: 'FP', remove: 'FP' },
  notes: { add: 'FP', change: 'FP', remove: 'FP' },
  clusters: { add: 'FP', change: 'FP', remove: 'FP' },
  sheets: { add: 'F.', change: 'F.', remove: 'F.' },
  parkedIssues: { add: 'FP', change: 'FP', remove: 'FP' },
  comments: { add: 'FP', change: 'FP', remove: 'FP' },
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
