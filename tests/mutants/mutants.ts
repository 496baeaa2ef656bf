/** What shows that a mutant is noticed: tests of one file, run by vitest. */
export interface Check {
  /** From the root of the repository. */
  readonly file: string;
  /** A part of the names of the tests, with the groups that they are in. */
  readonly test: string;
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

const CONVERGENCE: Check = { file: 'tests/convergence/converge.proof.ts', test: 'all end with one board' };
const TRACE: Check = { file: 'tests/crash/durable.proof.ts', test: 'nothing is told to anybody before' };
const ROT: Check = { file: 'tests/storage/sqliteStore.test.ts', test: 'rot in the file is noticed' };
const GARBAGE: Check = { file: 'tests/relay/garbage.test.ts', test: 'random bytes and shapes on socket.io' };

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'acknowledges before the commit',
    file: 'server/src/documents/LiveDocument.ts',
    from: 'if (update) await this.#append(update, writers);',
    to: 'if (update) this.#append(update, writers).catch(() => {});',
    check: CONVERGENCE,
    noticedBy: /acknowledged and lost|shown and not on disk|is not at \d+/,
    why: 'A power cut takes away what the screen said was saved, or what others have seen already.',
  },
  {
    name: 'commits without waiting for the disk',
    file: 'server/src/storage/sqlite/connection.ts',
    from: 'PRAGMA synchronous = FULL',
    to: 'PRAGMA synchronous = OFF',
    check: TRACE,
    noticedBy: /was told before it was on disk/,
    why: 'What is in the memory of the operating system is gone when the power is.',
  },
  {
    name: 'says saved when it was only sent',
    file: 'client/src/connection/documentLink.ts',
    from: "if (this.#saved >= this.#sent) return 'saved';",
    to: "if (this.state === 'open') return 'saved';",
    check: CONVERGENCE,
    noticedBy: /acknowledged and lost/,
    why: 'People close the lid when the screen says that everything is saved.',
  },
  {
    name: 'leaves a slow reader where it fell behind',
    file: 'server/src/documents/Room.ts',
    from: 'if (missed?.since) peer.difference(',
    to: 'if (missed?.since === undefined) peer.difference(',
    check: CONVERGENCE,
    noticedBy: /the board of|the history of|pages were refused/,
    why: 'Somebody on a bad line works on a board that nobody else has.',
  },
  {
    name: 'takes the checksum of a row for granted',
    file: 'server/src/storage/sqlite/documentTables.ts',
    from: 'return { epoch, seq, bytes, sound };',
    to: 'return { epoch, seq, bytes, sound: sound || bytes.length > 0 };',
    check: ROT,
    noticedBy: /rot in the file is noticed > in the bytes of a row/,
    why: 'A disk that rots changes what people wrote, and nobody notices.',
  },
  {
    name: 'takes a board for whole from which something is missing',
    file: 'server/src/documents/restore.ts',
    from: ' && reached === stored.last;',
    to: ';',
    check: { file: 'server/src/documents/restore.test.ts', test: 'when a row is missing' },
    noticedBy: /FAIL .*when a row is missing/,
    why: 'People write on, on a board from which work is gone, and nobody is told.',
  },
  {
    name: 'writes a board anew without proving that it says the same',
    file: 'server/src/documents/compaction.ts',
    from: 'if (!sameContent(loaded, doc, shape)) {',
    to: 'if (loaded === doc) {',
    check: {
      file: 'server/src/documents/compaction.test.ts',
      test: 'is not made of what would not come out',
    },
    noticedBy: /FAIL .*is not made of what would not come out/,
    why: 'What was not understood is gone, and with the next snapshot for good.',
  },
  {
    name: 'lets handlers do without their wrapper',
    file: 'server/src/carriers/guarded.ts',
    from: '  return (...args) => {',
    to: '  if (handler) return (...args) => void handler(...args);\n  return (...args) => {',
    check: { file: 'server/src/carriers/guarded.test.ts', test: 'what throws or rejects is a refusal' },
    noticedBy: /Error: a bug/,
    why: 'One message of one person ends the server for everybody.',
  },
  {
    name: 'calls back who does not listen',
    file: 'server/src/carriers/guarded.ts',
    from: 'answer?.(handled);',
    to: '(answer as (answer: Handled) => void)(handled);',
    check: GARBAGE,
    noticedBy: /answer is not a function/,
    why: 'As above: a message without a callback is easily sent.',
  },
];
