const SPEAK_EVERY_MS = 5000;
const REDRAW_EVERY_MS = 100;

/** Something that text is written to, such as the standard output of the process. */
export interface Channel {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
}

/** What a command tells whoever gave it: lines for a person, or one piece of JSON for a program. */
export class Output {
  readonly #isJson: boolean;
  readonly #out: Channel;
  readonly #err: Channel;
  #spokeAt = Date.now();
  #isDrawn = false;

  constructor(isJson: boolean, out: Channel, err: Channel) {
    this.#isJson = isJson;
    this.#out = out;
    this.#err = err;
  }

  /** A line of the result. */
  say(line = ''): void {
    this.#wipe();
    if (!this.#isJson) this.#out.write(`${line}\n`);
  }

  /** What is being done; on a terminal it is gone when it is done. */
  progress(line: string): void {
    const isTerminal = this.#err.isTTY === true;
    if (Date.now() - this.#spokeAt < (isTerminal ? REDRAW_EVERY_MS : SPEAK_EVERY_MS)) return;
    this.#spokeAt = Date.now();
    this.#err.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    this.#isDrawn = isTerminal;
  }

  /** The result for a program. */
  json(result: object): void {
    this.#wipe();
    if (this.#isJson) this.#out.write(`${JSON.stringify(result, null, 2)}\n`);
  }

  #wipe(): void {
    if (this.#isDrawn) this.#err.write('\r\u001b[K');
    this.#isDrawn = false;
  }
}
