import type { Step, StepOf } from '@verbindbord/shared/activities/step.ts';
import type { NewNote } from '@verbindbord/shared/board/note.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { NewStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { canShare, type Line } from '@verbindbord/shared/board/worksheet.ts';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import { RING_BOUNDS } from '@verbindbord/shared/map/place.ts';
import {
  askedIn,
  type BallotContent,
  ballotOf,
  ballotOfSheet,
  ballotOfStep,
  type OwnBallots,
} from '@verbindbord/shared/session/ballots.ts';
import { nameKey } from '@verbindbord/shared/session/names.ts';
import { type Pair, participantOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import { between, fraction, pick } from './chance.ts';
import { PARTIES, WORDS } from './words.ts';

/** What somebody sees when they think of what to do. */
export interface View {
  readonly me: string;
  readonly session: SessionState;
  readonly board: Board;
  /** The pair that they work in now, or worked in last, with all lines of its worksheet. */
  readonly worksheet: { readonly pair: Pair; readonly lines: readonly Line[] } | null;
  readonly given: OwnBallots;
}

/** What makes somebody do other things than the next person. */
export interface Character {
  readonly seed: number;
  readonly language: Language;
}

/** Something that a person of the group does. */
export type Act =
  | { readonly do: 'cast'; readonly ballot: string; readonly content: BallotContent }
  | { readonly do: 'note'; readonly sheet: NewNote['sheet']; readonly text: string }
  | { readonly do: 'line'; readonly question: string; readonly caseOf: string; readonly text: string }
  /** Goes on with what the partner wrote. */
  | { readonly do: 'addTo'; readonly line: string; readonly text: string }
  | { readonly do: 'keep'; readonly line: string }
  | { readonly do: 'share'; readonly line: string; readonly sheet: string }
  | { readonly do: 'park'; readonly line: string; readonly reason: string }
  | { readonly do: 'ready' }
  | { readonly do: 'place'; readonly stakeholder: NewStakeholder };

/**
 * What somebody does next in the step that the group is at, or null when they have done what there is to do, or wait. It
 * hangs on nothing but what is given: who comes back goes on where they were, and does nothing twice. In a step of a kind
 * that this does not know, people wait.
 */
export function nextAct(view: View, character: Character): Act | null {
  const { session } = view;
  if (session.startedAt === null || session.frozen || session.locked.includes(session.step)) return null;
  const step = session.programme.find(({ id }) => id === session.step);
  switch (step?.kind) {
    case 'flipChart':
      return onFlipChart(view, character, step);
    case 'pairWork':
      return inPair(view, character, step);
    case 'domainMap':
      return onMap(view, character);
    case 'ballot':
      return inBallot(view, character, step);
    default:
      return null;
  }
}

function onFlipChart(view: View, character: Character, step: StepOf<'flipChart'>): Act | null {
  const { session } = view;
  const questions = session.programme.flatMap((one) =>
    one.kind === 'pairWork' ? one.settings.questions : [],
  );
  for (const sheet of step.settings.sheets) {
    const shared = questions.filter((question) => question.sheet === sheet.id);
    const act = sheet.hidden
      ? answer(view, character, step, sheet.id)
      : shared.length > 0
        ? report(view, character, shared)
        : comment(view, character, sheet.id);
    if (act) return act;
  }
  return null;
}

function answer(view: View, { seed, language }: Character, step: Step, sheet: string): Act | null {
  const ballot = ballotOfSheet(sheet);
  if (ballotOf(view.session, ballot).stage === 'revealed' || ballot in view.given) return null;
  const isLast = view.session.programme.at(-1) === step;
  const { memories, endings } = WORDS[language];
  const count = between([1, 2], seed, sheet);
  const texts = Array.from({ length: count }, (_, turn) =>
    pick(isLast ? endings : memories, turn, seed, sheet, 'words'),
  );
  return { do: 'cast', ballot, content: { kind: 'answers', texts } };
}

/** Something under a heading that is open to all; not everybody has something under each. */
function comment({ me, board }: View, { seed, language }: Character, sheet: string): Act | null {
  const own = Object.values(board.notes).filter(
    ({ sheet: on, origin }) => on === sheet && origin?.kind === 'person' && origin.participant === me,
  );
  if (own.length >= between([0, 1], seed, sheet)) return null;
  return { do: 'note', sheet, text: pick(WORDS[language].lessons, own.length, seed, sheet, 'words') };
}

type Question = StepOf<'pairWork'>['settings']['questions'][number];

/** The own lines go to the group, one by one; what is no matter for this table is parked. */
function report(view: View, { seed, language }: Character, questions: readonly Question[]): Act | null {
  const { worksheet, me } = view;
  for (const line of worksheet?.lines ?? []) {
    const sheet = questions.find(({ id }) => id === line.question)?.sheet;
    if (sheet === undefined || !canShare(line) || line.sharedAs !== null || line.parkedAs !== null) continue;
    if (writerOf(view, line) !== me) continue;
    if (fraction(seed, line.text, 'external') > 0.07) return { do: 'share', line: line.id, sheet };
    const reason = pick(WORDS[language].external, 0, seed, line.text);
    return { do: 'park', line: line.id, reason };
  }
  return null;
}

/** The two questions, for the own case and for that of who has no device; then something to what the partner wrote. */
function inPair(view: View, character: Character, step: StepOf<'pairWork'>): Act | null {
  const { worksheet, session } = view;
  if (!worksheet || session.round.stage !== 'working') return null;
  const { pair, lines } = worksheet;
  const own = lines.filter((line) => writerOf(view, line) === view.me);
  return (
    writeLine(view, character, step, pair) ??
    addToLine(view, character, lines) ??
    keepLine(character, own) ??
    shareEarly(character, step, own) ??
    sayReady(view, pair, lines)
  );
}

function writeLine(
  view: View,
  { seed, language }: Character,
  step: StepOf<'pairWork'>,
  pair: Pair,
): Act | null {
  const { wishes, obstacles } = WORDS[language];
  const cases = pair.members.filter((member) => writerFor(view, pair, member) === view.me);
  for (const [number, { id: question }] of step.settings.questions.entries()) {
    for (const caseOf of cases) {
      const written = view.worksheet?.lines.filter(
        (line) => line.question === question && line.caseOf === caseOf,
      );
      const count = written?.length ?? 0;
      if (count >= between([1, 3], seed, question, 'lines')) continue;
      const about = number % 2 === 0 ? wishes : obstacles;
      const turn = count + cases.indexOf(caseOf) * 3;
      return { do: 'line', question, caseOf, text: pick(about, turn, seed, question) };
    }
  }
  return null;
}

/** Once, and not everybody. */
function addToLine(view: View, { seed, language }: Character, lines: readonly Line[]): Act | null {
  const text = pick(WORDS[language].additions, 0, seed, 'addition');
  const of = lines.find((line) => writerOf(view, line) !== view.me && line.text.trim() !== '');
  const isDone = lines.some((line) => line.text.includes(text.trim()));
  if (!of || isDone || of.sharedAs !== null || fraction(seed, 'addTo') > 0.5) return null;
  return { do: 'addTo', line: of.id, text };
}

function keepLine({ seed }: Character, own: readonly Line[]): Act | null {
  const last = own.at(-1);
  if (!last || own.length < 2 || own.some(({ stays }) => stays) || fraction(seed, 'keep') > 0.25) return null;
  return last.sharedAs === null ? { do: 'keep', line: last.id } : null;
}

function shareEarly({ seed }: Character, step: StepOf<'pairWork'>, own: readonly Line[]): Act | null {
  if (own.some(({ sharedAs }) => sharedAs !== null) || fraction(seed, 'early') > 0.3) return null;
  const first = own.find(canShare);
  const sheet = step.settings.questions.find(({ id }) => id === first?.question)?.sheet;
  return first && sheet !== undefined ? { do: 'share', line: first.id, sheet } : null;
}

/** A pair is ready when everybody in it who is there has written something. */
function sayReady(view: View, pair: Pair, lines: readonly Line[]): Act | null {
  const there = pair.members.filter((member) => participantOf(view.session, member)?.connected);
  const haveAll = there.every((member) => lines.some(({ caseOf, text }) => caseOf === member && text !== ''));
  return haveAll && !pair.ready ? { do: 'ready' } : null;
}

/** Who looks after a line: whoever the case is of, or writes for them. */
function writerOf(view: View, line: Line): string {
  const { pair } = view.worksheet ?? {};
  return pair ? writerFor(view, pair, line.caseOf) : line.caseOf;
}

/** For somebody without a device the first of the pair who has one. */
function writerFor({ session }: View, { members }: Pair, member: string): string {
  const hasDevice = (id: string): boolean => participantOf(session, id)?.hasDevice ?? false;
  return hasDevice(member) ? member : (members.find(hasDevice) ?? member);
}

/** One or two parties that nobody put there yet. */
function onMap({ me, board }: View, { seed, language }: Character): Act | null {
  const known = [...Object.values(board.stakeholders), ...Object.values(board.parked.stakeholders)];
  const own = known.filter(({ origin }) => origin?.kind === 'person' && origin.participant === me);
  if (own.length >= between([1, 2], seed, 'parties')) return null;
  const taken = new Set(known.map(({ name }) => nameKey(name)));
  const free = PARTIES.filter(({ name }) => !taken.has(nameKey(name[language])));
  if (free.length === 0) return null;
  const { name, domain, seat } = pick(free, 0, seed, own.length);
  const ring = seat === 'present' ? 'table' : seat === 'missing' ? 'distant' : 'involved';
  const [inner, outer] = RING_BOUNDS[ring];
  const place = {
    domain,
    lean: 0.15 + 0.7 * fraction(seed, own.length, 'lean'),
    reach: inner + (outer - inner) * (0.3 + 0.4 * fraction(seed, own.length, 'reach')),
  };
  return { do: 'place', stakeholder: { name: name[language], place, seat } };
}

function inBallot(view: View, character: Character, step: StepOf<'ballot'>): Act | null {
  const ballot = ballotOfStep(step.id);
  const { stage, round } = ballotOf(view.session, ballot);
  if (stage === 'revealed' || ballot in view.given) return null;
  const asked = askedIn(view.session, ballot);
  if (asked?.kind !== 'vote' || asked.subjects.length === 0) return null;
  const subjects = asked.subjects.map(({ id }) => id);
  const content =
    asked.settings.form === 'rating'
      ? ratings(subjects, asked.settings.questions, character, round)
      : dots(subjects, asked.settings, character, round);
  return { do: 'cast', ballot, content };
}

/** Round what the group thinks of a thing, so that the spread has a shape, some lie to one side of it. */
function ratings(
  subjects: readonly string[],
  questions: readonly { readonly id: string }[],
  { seed, language }: Character,
  round: number,
): BallotContent {
  const { reasons } = WORDS[language];
  const marks = subjects.flatMap((subject) =>
    questions.map(({ id: question }) => {
      const usual = between([2, 4], 0, subject, question);
      const aside = between([-1, 1], seed, subject, question, round);
      const far = fraction(seed, subject, question, 'far') < 0.12 ? aside : 0;
      const value = Math.min(5, Math.max(1, usual + aside + far));
      const about = reasons[value <= 2 ? 0 : value === 3 ? 1 : 2];
      const says = fraction(seed, subject, question, 'why') < 0.25;
      return { subject, question, value, reason: says ? pick(about, 0, seed, subject, question) : '' };
    }),
  );
  return { kind: 'rating', marks, done: true };
}

function dots(
  subjects: readonly string[],
  { budget, several }: { readonly budget: number; readonly several: boolean },
  { seed }: Character,
  round: number,
): BallotContent {
  const counts = new Map<string, number>();
  const most = several ? budget : Math.min(budget, subjects.length);
  for (let dot = 0; dot < most; dot++) {
    const subject = several ? pick(subjects, 0, seed, dot, round) : pick(subjects, dot, seed, round);
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return {
    kind: 'dots',
    dots: [...counts].map(([subject, count]) => ({ subject, dots: count })),
    done: true,
  };
}
