/** What shows that a mutant is noticed: tests of one file, run by vitest. */
export interface Check {
  /** From the root of the repository. */
  readonly file: string;
  /** A part of the names of the tests, with the groups that they are in and ` > ` in between. */
  readonly test: string;
  /** Milliseconds after which a test is taken to wait for what will not come; without it a generous time. */
  readonly patience?: number;
}

/** One piece of the product changed for the worse, as somebody could by mistake. */
export interface Mutant {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  /** A piece of that file that is there exactly once. */
  readonly from: string;
  readonly to: string;
  readonly check: Check;
  /** What the failure says: that it is noticed for what it is, and not for something else that broke. */
  readonly noticedBy: RegExp;
  /** What it would do to people. */
  readonly why: string;
}
