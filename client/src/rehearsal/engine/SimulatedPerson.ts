import { addNote } from '@verbindbord/shared/board/note.ts';
import { park } from '@verbindbord/shared/board/parkedIssue.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { find, textField } from '@verbindbord/shared/board/roots.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import * as worksheet from '@verbindbord/shared/board/worksheet.ts';
import { worksheetsOf } from '@verbindbord/shared/session/permissions.ts';
import { displayName, type Pair, pairOf, participantOf } from '@verbindbord/shared/session/state.ts';
import { askStanding, joinApart, type Reply } from '../../connection/api.ts';
import { type Door, Visit } from '../../connection/Visit.ts';
import type { Newcomer } from './cast.ts';
import { type Act, type Character, nextAct, type View } from './plan.ts';

/** A place on the roster, for who comes back to it. */
export interface Seat {
  readonly participantId: string;
  readonly token: string;
  readonly seed: number;
}

/** How somebody does things: the time that goes by before a word, for example. Resolves false when there is none left. */
export type Pause = (what: 'word' | 'write') => Promise<boolean>;

/** Nobody does more in one step: what is refused again and again would be tried for ever. */
const MOST_ACTS = 60;

const atOnce: Pause = async () => true;

type Shown = Parameters<ReturnType<Visit['document']>['show']>[0];

/**
 * Somebody who takes part in a session and is nobody: joins by the door, has a line of their own and does by it what
 * people do. What they do next follows from the session by itself (`act`); they can also be told.
 */
export class SimulatedPerson {
  readonly id: string;
  readonly seat: Seat;
  readonly visit: Visit;
  readonly character: Character;

  private constructor(door: Door, seat: Seat, character: Character) {
    this.id = seat.participantId;
    this.seat = seat;
    this.visit = new Visit(door, seat);
    this.character = character;
  }

  static async join(
    door: Door,
    newcomer: Newcomer,
    character: Character,
  ): Promise<Reply<{ readonly person: SimulatedPerson }>> {
    const { address, code, secret } = door;
    const joined = await joinApart(address, code, { ...newcomer, ...(secret !== null && { secret }) });
    if (!joined.ok) return joined;
    const { participantId, token, isWaiting } = joined;
    if (isWaiting && !(await isLetIn(door, token))) return { ok: false, reason: 'noAccess' };
    return SimulatedPerson.sit(door, { participantId, token, seed: character.seed }, character);
  }

  /** Comes in on a place that they had before. */
  static async sit(
    door: Door,
    seat: Seat,
    character: Character,
  ): Promise<Reply<{ readonly person: SimulatedPerson }>> {
    const person = new SimulatedPerson(door, seat, character);
    const { visit } = person;
    if (await visit.until(() => visit.session !== null || visit.refusal !== null)) {
      if (visit.refusal === null) return { ok: true, person };
    }
    visit.end();
    return { ok: false, reason: visit.refusal ?? 'unreachable' };
  }

  get name(): string {
    const { session } = this.visit;
    const self = session ? participantOf(session, this.id) : undefined;
    return self ? displayName(self) : '';
  }

  /** The pair that they work in. */
  get pair(): Pair | null {
    const { session } = this.visit;
    return (session?.round.stage === 'working' && pairOf(session, this.id)) || null;
  }

  /** Does the next thing that there is to do, if any; gives whether it came about. */
  async act(pause: Pause = atOnce): Promise<boolean> {
    const view = await this.look();
    const next = view && nextAct(view, this.character);
    return next ? this.do(next, pause) : false;
  }

  /** Does all that there is to do in this step. */
  async actAll(): Promise<void> {
    for (let acts = 0; acts < MOST_ACTS && (await this.act()); acts++);
    await this.visit.until(() => this.visit.isSaved);
  }

  /** What they see now; null while something of it cannot be read. */
  async look(): Promise<View | null> {
    const { session, ownBallots } = this.visit;
    if (!session || !this.visit.isConnected) return null;
    const board = await this.visit.read('board');
    const pair = this.#pairOfSheet();
    const sheet = pair && (await this.visit.read(`pair/${pair.id}`));
    if (!board || (pair && !sheet)) return null;
    return {
      me: this.id,
      session,
      board: readBoard(board.doc),
      worksheet: pair && sheet ? { pair, lines: worksheet.readWorksheet(sheet.doc) } : null,
      given: ownBallots,
    };
  }

  /** Does something; gives whether it came about, as far as that is known at once. */
  async do(act: Act, pause: Pause = atOnce): Promise<boolean> {
    switch (act.do) {
      case 'cast':
        return this.#cast(act, pause);
      case 'note':
        return this.#note(act.sheet, act.text, pause);
      case 'line':
        return this.#line(act, pause);
      case 'addTo':
        return this.#type(act.line, act.text, pause);
      case 'keep':
        return this.#onSheet((doc) => worksheet.markStays(doc, act.line, true));
      case 'share':
        return this.#share(act.line, act.sheet);
      case 'park':
        return this.#park(act.line, act.reason);
      case 'ready':
        return this.#ready();
      case 'place': {
        const doc = await this.#board();
        if (doc) addStakeholder(doc, { ...act.stakeholder, origin: this.#origin() });
        return doc !== null;
      }
    }
  }

  /** Shows the pointer on the board, in world units; null takes it away. */
  async point(cursor: Shown['cursor']): Promise<void> {
    (await this.visit.read('board'))?.show({ cursor });
  }

  /** Shares every line that the pair has not kept to itself or given away. */
  async shareAll(): Promise<number> {
    const lines = (await this.look())?.worksheet?.lines ?? [];
    const left = lines.filter((line) => worksheet.canShare(line) && line.sharedAs === null);
    for (const line of left) await this.#share(line.id, this.#sheetOf(line.question) ?? '');
    return left.length;
  }

  async #cast(act: Extract<Act, { do: 'cast' }>, pause: Pause): Promise<boolean> {
    if (!(await pause('write'))) return false;
    const { ballot, content } = act;
    const answer = await this.visit.command({ type: 'castBallot', ballot, content });
    // Whoever looks again before it is known would give it again.
    return answer.ok && this.visit.until(() => ballot in this.visit.ownBallots);
  }

  async #note(sheet: string, text: string, pause: Pause): Promise<boolean> {
    const doc = await this.#board();
    if (!doc) return false;
    const id = addNote(doc, { sheet, text: '', origin: this.#origin() });
    return this.#typeInto('board', id, text, pause);
  }

  async #line(act: Extract<Act, { do: 'line' }>, pause: Pause): Promise<boolean> {
    const name = this.#sheetName();
    const link = name && (await this.visit.read(name));
    if (!name || !link) return false;
    const { question, caseOf, text } = act;
    const line = worksheet.addLine(link.doc, { question, caseOf });
    return this.#typeInto(name, line, text, pause);
  }

  async #type(line: string, text: string, pause: Pause): Promise<boolean> {
    const name = this.#sheetName();
    return name !== null && this.#typeInto(name, line, text, pause);
  }

  /** Word for word, with the sign that somebody types. The document may be made anew in between. */
  async #typeInto(
    name: `pair/${string}` | 'board',
    id: string,
    text: string,
    pause: Pause,
  ): Promise<boolean> {
    const link = this.visit.document(name);
    const field = () =>
      name === 'board' ? textField(link.doc, 'notes', id, 'text') : worksheet.lineText(link.doc, id);
    link.show({ typing: { id, field: 'text' } });
    for (const word of text.split(/(?<=\s)/)) {
      const goesOn = await pause('word');
      const there = field();
      if (!goesOn || !there) break;
      there.insert(there.length, word);
    }
    link.show({ typing: null });
    return field() !== null;
  }

  /** The note has the id of the line, as it has when a page shares it. */
  async #share(id: string, sheet: string): Promise<boolean> {
    const board = await this.#board();
    const line = await this.#lineOf(id);
    const pair = this.#pairOfSheet();
    if (!board || !line || !pair || !worksheet.canShare(line)) return false;
    const origin = { kind: 'pair', pair: pair.id, line: id, label: this.#labelOf(pair) } as const;
    // The partner, or whoever gathers what is not shared yet, may have been first.
    if (!find(board, 'notes', id)) addNote(board, { id, sheet, text: line.text.trim(), origin });
    return this.#onSheet((doc) => worksheet.markShared(doc, id, id));
  }

  async #park(id: string, reason: string): Promise<boolean> {
    const board = await this.#board();
    const line = await this.#lineOf(id);
    const pair = this.#pairOfSheet();
    if (!board || !line || !pair || !worksheet.canShare(line)) return false;
    const from = { kind: 'line', id, label: this.#labelOf(pair) } as const;
    const issue = park(board, { text: line.text.trim(), reason, from });
    return this.#onSheet((doc) => worksheet.markParked(doc, id, issue));
  }

  async #ready(): Promise<boolean> {
    const { pair } = this;
    if (!pair) return false;
    const answer = await this.visit.command({ type: 'setReady', pair: pair.id, ready: true });
    return answer.ok && this.visit.until(() => this.pair?.ready !== false);
  }

  async #lineOf(id: string): Promise<worksheet.Line | undefined> {
    const name = this.#sheetName();
    const link = name && (await this.visit.read(name));
    return link ? worksheet.readWorksheet(link.doc).find((line) => line.id === id) : undefined;
  }

  async #onSheet(change: (doc: Parameters<typeof worksheet.markStays>[0]) => void): Promise<boolean> {
    const name = this.#sheetName();
    const link = name && (await this.visit.read(name));
    if (link) change(link.doc);
    return link !== null;
  }

  async #board() {
    return (await this.visit.read('board'))?.doc ?? null;
  }

  #pairOfSheet(): Pair | null {
    const { session } = this.visit;
    const [id] = session ? worksheetsOf(session, this.id) : [];
    const pairs = session ? [...session.round.pairs, ...session.round.earlier] : [];
    return pairs.find((pair) => pair.id === id) ?? null;
  }

  #sheetName(): `pair/${string}` | null {
    const pair = this.#pairOfSheet();
    return pair && `pair/${pair.id}`;
  }

  #sheetOf(question: string): string | null {
    const steps = this.visit.session?.programme ?? [];
    const questions = steps.flatMap((step) => (step.kind === 'pairWork' ? step.settings.questions : []));
    return questions.find(({ id }) => id === question)?.sheet ?? null;
  }

  #origin() {
    return { kind: 'person', participant: this.id, label: this.name } as const;
  }

  #labelOf({ number, members }: Pair): string {
    const { session } = this.visit;
    const { language } = this.character;
    const names = members.flatMap((member) => {
      const person = session && participantOf(session, member);
      return person ? [displayName(person)] : [];
    });
    const all = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
    return `${language === 'nl' ? 'tweetal' : 'pair'} ${number}: ${all}`;
  }
}

/** Milliseconds between questions at a door where a facilitator lets people in, and how often somebody asks. */
const KNOCKING = 1500;
const KNOCKS = 400;

/** Waits at the door until somebody is let in, or sent away. */
async function isLetIn({ address, code }: Door, token: string): Promise<boolean> {
  for (let knock = 0; knock < KNOCKS; knock++) {
    const reply = await askStanding(code, token, address);
    if (reply.ok && reply.standing === 'in') return true;
    if (reply.ok ? reply.standing === 'out' : reply.reason === 'noAccess') return false;
    await new Promise((resolve) => setTimeout(resolve, KNOCKING));
  }
  return false;
}
