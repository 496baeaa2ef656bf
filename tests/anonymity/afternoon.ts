import { setTimeout as wait } from 'node:timers/promises';
import { addNote } from '@verbindbord/shared/board/note.ts';
import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import { displayName, type SessionState } from '@verbindbord/shared/session/state.ts';
import { expect } from 'vitest';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { type Chance, chanceOf } from '../proof.ts';
import { gather, type MemberSocket, type Person, untilSynced } from '../relay/people.ts';
import {
  type Answer,
  type Author,
  answersOnSheet,
  copyFolder,
  type Evidence,
  type Frame,
  filesOf,
  type Question,
  reasonsIn,
  removeFolder,
  tablesOf,
} from './evidence.ts';

export const AUTHORS = 20;
const RATED = { ballot: 'step/conditions', subject: 'case', question: 'urgency' };
const CONDITIONS = [RATED.question, 'addedValue', 'dependency', 'window'];

/** What is asked, and in which part of the afternoon: five questions without names, and a rating with a reason. */
const ASKED = [
  { ballot: 'sheet/lessons-1', part: 0 },
  { ballot: 'sheet/lessons-2', part: 0 },
  { ballot: RATED.ballot, part: 1 },
  { ballot: 'sheet/evaluation-1', part: 2 },
  { ballot: 'sheet/evaluation-2', part: 2 },
  { ballot: 'sheet/evaluation-3', part: 2 },
] as const;
export const QUESTIONS = ASKED.length;
/** The step of each part. After the last one people only look back and correct. */
const STEPS = ['lessons', 'conditions', 'evaluation'] as const;
const LAST_PART = STEPS.length;

/** Somebody who is there, with what came to them but what they were told of their own answers. */
interface Listener {
  readonly person: Person;
  readonly socket: MemberSocket;
  readonly frames: readonly Frame[];
}

/** One giving of an answer: a draft, or what stands there in the end. */
interface Act {
  readonly author: number;
  readonly question: number;
  readonly part: number;
  readonly content: BallotContent;
}

export interface Afternoon {
  readonly evidence: Evidence;
  /** The files before anything was revealed. */
  readonly openFiles: readonly Buffer[];
  /** For each question and answer, in the order of the evidence, who gave it: for the judge. */
  readonly truth: readonly (readonly number[])[];
}

/**
 * Twenty people answer six questions without names on a server of their own, at moments by chance and with corrections;
 * all is revealed, people work on, and the server is killed.
 */
export async function spend(seed: number): Promise<Afternoon> {
  const server = await ServerProcess.start({ settings: { LOG_LEVEL: 'debug' } });
  const taken: string[] = [];
  const take = (): string => {
    const copy = copyFolder(server.folder);
    taken.push(copy);
    return copy;
  };
  let hall: Hall | null = null;
  try {
    hall = await Hall.open(server.address, chanceOf(seed));
    await hall.giveAll();
    const openFiles = filesOf(take());
    await hall.revealAll();
    const revealed = filesOf(take());
    await hall.workOn();
    const running = filesOf(take());
    const seen = await hall.seen();
    await server.kill();
    const dead = take();
    const files = [...revealed, ...running, ...filesOf(dead)];
    const { tokens, ...tables } = tablesOf(dead);
    const { truth, ...shown } = seen;
    const authors = shown.authors.map((author) => ({ ...author, tokenHash: tokens.get(author.id) ?? '' }));
    return { evidence: { ...shown, ...tables, authors, files, log: server.log }, openFiles, truth };
  } finally {
    hall?.leave();
    await server.stop();
    for (const folder of taken) removeFolder(folder);
  }
}

class Hall {
  readonly #room: Awaited<ReturnType<typeof gather>>;
  readonly #chance: Chance;
  readonly #authors: Listener[] = [];
  readonly #others: Listener[] = [];
  readonly #texts: string[][] = [];
  readonly #first = ASKED.map(() => new Array<number>(AUTHORS).fill(Number.NaN));
  readonly #last = ASKED.map(() => new Array<number>(AUTHORS).fill(Number.NaN));
  #state: SessionState | null = null;

  private constructor(room: Awaited<ReturnType<typeof gather>>, chance: Chance) {
    this.#room = room;
    this.#chance = chance;
  }

  static async open(address: string, chance: Chance): Promise<Hall> {
    const hall = new Hall(await gather(address), chance);
    const karin = await hall.#listen('Karin', 'facilitator');
    karin.socket.on('session', (state) => {
      hall.#state = state;
    });
    hall.#others.push(
      karin,
      await hall.#listen('Olga', 'observer'),
      await hall.#listen('Ties', 'participant'),
    );
    for (let author = 0; author < AUTHORS; author++) {
      hall.#authors.push(await hall.#listen(`Deelnemer ${chance.between(100, 999)}`, 'participant'));
    }
    for (const ballot of ['lessons-1', 'lessons-2']) {
      await hall.#facilitate({ type: 'setHidden', sheet: ballot, hidden: 'anonymous' });
    }
    return hall;
  }

  /** All that everybody gives, each part of the afternoon in an order by chance. */
  async giveAll(): Promise<void> {
    const acts = this.#plan();
    for (let part = 0; part <= LAST_PART; part++) {
      const step = STEPS[part];
      if (step) await this.#facilitate({ type: 'goToStep', step });
      const given: Promise<void>[] = [];
      for (const act of this.#shuffled(acts.filter((one) => one.part === part))) {
        await wait(this.#chance.between(0, 3));
        given.push(this.#give(act));
      }
      await Promise.all(given);
    }
  }

  /**
   * One ballot after the other; in between somebody still gives an answer to another one. The rating is the last: with
   * it nothing is written on the board, and what it leaves behind stays where it is.
   */
  async revealAll(): Promise<void> {
    const others = [...ASKED.keys()].filter((question) => !this.#isRated(question));
    const open = [ASKED.findIndex(({ ballot }) => ballot === RATED.ballot), ...this.#shuffled(others)];
    for (let question = open.pop(); question !== undefined; question = open.pop()) {
      const other = open[0];
      if (other !== undefined) {
        const author = this.#chance.between(0, AUTHORS - 1);
        const text = this.#texts[other]?.[author] ?? '';
        await this.#give({ author, question: other, part: 0, content: this.#contentOf(other, [text]) });
      }
      await this.#facilitate({ type: 'revealBallot', ballot: ASKED[question]?.ballot ?? '' });
    }
  }

  /** What is written from then on comes to stand where there was something before. */
  async workOn(): Promise<void> {
    const board = await untilSynced(this.#karin.person.provider('board'));
    for (let count = 0; count < 20; count++) {
      addNote(board.doc, { sheet: 'lessons-3', text: this.#words(20).join(' ') });
      await wait(5);
    }
    await this.#facilitate({ type: 'startTimer', seconds: 60 });
    await this.#facilitate({ type: 'stopTimer' });
  }

  /** What there is to see, and who gave what. */
  async seen() {
    const { doc } = await untilSynced(this.#karin.person.provider('board'));
    const answersTo = (question: number): Answer[] => {
      const { ballot } = ASKED[question] ?? { ballot: '' };
      if (ballot !== RATED.ballot) return answersOnSheet(doc, ballot.slice('sheet/'.length));
      return this.#state ? reasonsIn(this.#state, ballot, RATED.question) : [];
    };
    const questions: Question[] = [];
    const truth: number[][] = [];
    for (const [question, { ballot }] of ASKED.entries()) {
      await expect.poll(() => answersTo(question).length, { message: ballot }).toBe(AUTHORS);
      const answers = answersTo(question);
      const [firstGiven = [], lastGiven = []] = [this.#first[question], this.#last[question]];
      questions.push({ ballot, answers, firstGiven, lastGiven });
      truth.push(answers.map(({ text }) => this.#texts[question]?.indexOf(text) ?? -1));
    }
    expect(truth.flat(), 'every answer is as it was given').not.toContain(-1);
    const frames = [...this.#others, ...this.#authors].map((one) => one.frames);
    return { questions, truth, frames, authors: this.#roster() };
  }

  leave(): void {
    this.#room.leave();
  }

  #roster(): Omit<Author, 'tokenHash'>[] {
    const roster = this.#state?.roster ?? [];
    return this.#authors.flatMap(({ person }) => {
      const found = roster.find(({ id }) => id === person.id);
      return found ? [{ id: found.id, name: displayName(found), joinedAt: found.joinedAt }] : [];
    });
  }

  get #karin(): Listener {
    const [karin] = this.#others;
    if (!karin) throw new Error('Nobody facilitates.');
    return karin;
  }

  async #listen(name: string, role: 'facilitator' | 'participant' | 'observer'): Promise<Listener> {
    const person = await this.#room.person(name, role);
    const socket = person.socket();
    const frames: Frame[] = [];
    const isOfAuthor = role === 'participant' && name !== 'Ties';
    socket.io.on('open', () => {
      socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
        if (isOfAuthor && typeof data === 'string' && data.includes('"ownBallots"')) return;
        if (typeof data === 'string') frames.push({ at: Date.now(), bytes: Buffer.from(data) });
        else if (data instanceof ArrayBuffer) frames.push({ at: Date.now(), bytes: Buffer.from(data) });
        else if (ArrayBuffer.isView(data)) {
          const { buffer, byteOffset, byteLength } = data;
          frames.push({ at: Date.now(), bytes: Buffer.from(buffer, byteOffset, byteLength) });
        }
      });
    });
    await new Promise<void>((resolve) => socket.once('session', () => resolve()));
    await socket.emitWithAck('open', 'board');
    // A state vector of nothing: from here on the whole board and each change of it comes over this line.
    socket.emit('bytes', 'board', new Uint8Array([0, 0, 1, 0]));
    return { person, socket, frames };
  }

  async #facilitate(command: Command): Promise<void> {
    const answer = await this.#karin.socket.emitWithAck('command', command);
    expect(answer, JSON.stringify(command)).toEqual({ ok: true });
  }

  async #give({ author, question, content }: Act): Promise<void> {
    const { ballot } = ASKED[question] ?? { ballot: '' };
    const [first, last] = [this.#first[question] ?? [], this.#last[question] ?? []];
    const now = performance.now();
    if (Number.isNaN(first[author])) first[author] = now;
    last[author] = now;
    const answer = await this.#authors[author]?.socket.emitWithAck('command', {
      type: 'castBallot',
      ballot,
      content,
    });
    expect(answer).toEqual({ ok: true });
  }

  /** What each gives: often a draft first, that has much in common with what stands there in the end. */
  #plan(): readonly Act[] {
    return ASKED.flatMap(({ part }, question) => {
      const texts: string[] = [];
      this.#texts.push(texts);
      return Array.from({ length: AUTHORS }, (_, author): Act[] => {
        const words = this.#words(this.#chance.between(1, this.#isRated(question) ? 12 : 40));
        texts.push(words.join(' '));
        const final = { author, question, content: this.#contentOf(question, [words.join(' ')]) };
        if (this.#chance.percent(40)) return [{ ...final, part }];
        const half = words.slice(0, Math.ceil(words.length / 2)).join(' ');
        const draft = this.#contentOf(question, [half, this.#words(5).join(' ')]);
        return [
          { author, question, part, content: draft },
          { ...final, part: this.#chance.between(part + 1, LAST_PART) },
        ];
      }).flat();
    });
  }

  #isRated(question: number): boolean {
    return ASKED[question]?.ballot === RATED.ballot;
  }

  #contentOf(question: number, texts: readonly string[]): BallotContent {
    if (!this.#isRated(question)) return { kind: 'answers', texts: [...texts] };
    const [reason = ''] = texts;
    const marks = CONDITIONS.map((condition) => ({
      subject: RATED.subject,
      question: condition,
      value: this.#chance.between(1, 5),
      reason: condition === RATED.question ? reason : '',
    }));
    return { kind: 'rating', marks, done: true };
  }

  /** Words that nobody else uses. */
  #words(count: number): string[] {
    const letter = (): string => String.fromCharCode(this.#chance.between(97, 122));
    return Array.from({ length: count }, () =>
      Array.from({ length: this.#chance.between(8, 12) }, letter).join(''),
    );
  }

  #shuffled<T>(values: readonly T[]): T[] {
    const keyed = values.map((value) => ({ value, key: this.#chance.between(0, 2 ** 40) }));
    return keyed.sort((one, other) => one.key - other.key).map(({ value }) => value);
  }
}
