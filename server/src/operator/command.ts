import type { Output } from './Output.ts';

/** How a command ends. */
export const EXIT = { sound: 0, damaged: 1, wrongUse: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Nothing was done, because something was asked that cannot be; the message says what, to whoever asked. */
export class WrongUse extends Error {}

/** What a command was given. */
export interface Given {
  /** The data folder. */
  readonly folder: string;
  /** The file that stands behind the command, if it takes one. */
  readonly file: string;
  readonly flags: ReadonlySet<string>;
}

export interface Command {
  /** What it does, in one line. */
  readonly purpose: string;
  /** How it is used, and what it leaves behind. */
  readonly help: string;
  readonly takesFile: boolean;
  /** Flags of its own, beside --data, --json and --help. */
  readonly flags: readonly string[];
  readonly run: (given: Given, output: Output) => Exit | Promise<Exit>;
}
