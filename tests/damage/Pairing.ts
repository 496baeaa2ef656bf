import { addNote } from '@verbindbord/shared/board/note.ts';
import { addLine } from '@verbindbord/shared/board/worksheet.ts';
import { type Desk, enter, type Visitor } from './desk.ts';

const EVERY_MS = 50;

/** Two people at a desk: one writes small things all the time, and the other sees them come. */
export class Pairing {
  /** How long each took from one to the other, since they were last taken; milliseconds. */
  #latencies: number[] = [];
  readonly #desk: Desk;
  readonly #writer: Visitor;
  readonly #reader: Visitor;
  readonly #before: number;
  readonly #sentAt: number[] = [];
  #arrived = 0;
  #timer: NodeJS.Timeout | undefined;
  /** What the server did to them that it does not do to people of whom nothing is wrong. */
  disturbance: string | null = null;

  private constructor(desk: Desk, writer: Visitor, reader: Visitor) {
    this.#desk = desk;
    this.#writer = writer;
    this.#reader = reader;
    this.#before = this.#count();
    reader.doc.on('update', () => this.#look());
    for (const event of [writer.refused, writer.closed, reader.closed]) {
      void event.then((what) => {
        if (this.#timer) this.disturbance = what;
      });
    }
  }

  static async at(address: string, desk: Desk): Promise<Pairing> {
    const [writer, reader] = await Promise.all(desk.tokens.map((token) => enter(address, desk.key, token)));
    if (!writer || !reader) throw new Error('nobody is there');
    return new Pairing(desk, writer, reader);
  }

  begin(): void {
    this.#timer = setInterval(() => this.#write(), EVERY_MS);
  }

  /** Nothing more is written. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** How many small things are on their way. */
  get missing(): number {
    return this.#sentAt.length - this.#arrived;
  }

  takeLatencies(): number[] {
    const taken = this.#latencies;
    this.#latencies = [];
    return taken;
  }

  leave(): void {
    this.#timer = undefined;
    for (const { leave } of [this.#writer, this.#reader]) leave();
  }

  #write(): void {
    this.#sentAt.push(performance.now());
    const { doc } = this.#writer;
    const text = `tussendoor ${this.#sentAt.length}`;
    if (this.#desk.key.document === 'board') addNote(doc, { sheet: 'vel', text });
    else addLine(doc, { question: 'q', caseOf: 'anna', text });
  }

  #look(): void {
    const now = performance.now();
    for (; this.#arrived < this.#count() - this.#before; this.#arrived++) {
      this.#latencies.push(now - (this.#sentAt[this.#arrived] ?? now));
    }
  }

  #count(): number {
    return this.#reader.doc.getMap(this.#desk.key.document === 'board' ? 'notes' : 'lines').size;
  }
}
