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

/** A known course of the convergence runs: those would find it too, by chance. */
const course = (test: string): Check => ({ file: 'tests/convergence/converge.proof.ts', test });
const TRACE: Check = { file: 'tests/crash/durable.proof.ts', test: 'nothing is told to anybody before' };
const ROT: Check = { file: 'tests/storage/sqliteStore.test.ts', test: 'rot in the file is noticed' };
const DAMAGE: Check = { file: 'tests/damage/rot.proof.ts', test: 'bits that flip change nothing in silence' };
const GATE: Check = {
  file: 'tests/gate/crafted.test.ts',
  test: 'an update is refused, and nothing was touched, with',
};
const KEPT: Check = { file: 'tests/convergence/kept/kept.test.ts', test: 'tabs that end at any moment' };
const GARBAGE: Check = {
  file: 'tests/relay/garbage.test.ts',
  test: 'random bytes and shapes on socket.io',
  patience: 10_000,
};
const FUZZ: Check = { file: 'tests/fuzz/fuzz.proof.ts', test: 'malformed frames over both carriers' };

const ANONYMITY: Check = {
  file: 'tests/anonymity/anonymity.proof.ts',
  test: '1 afternoons of 20 people who answer without names',
};
const WIRE: Check = { file: 'tests/pairs/wire.proof.ts', test: 'afternoons over the wire' };

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'acknowledges before the commit',
    file: 'server/src/documents/LiveDocument.ts',
    from: 'if (update) await this.#append(update, writers);',
    to: 'if (update) this.#append(update, writers).catch(() => {});',
    check: course('a server that dies while it writes'),
    noticedBy: /acknowledged and lost|shown and not on disk/,
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
    from: 'if (own.isEmpty) return',
    to: "if (this.state === 'open' && own.areSent) return 'saved';\n    if (own.isEmpty) return",
    check: course('a server that dies before it gets'),
    noticedBy: /acknowledged and lost/,
    why: 'People close the lid when the screen says that everything is saved.',
  },
  {
    name: 'says on this device when it is not written down',
    file: 'client/src/connection/documentLink.ts',
    from: "return this.#kept.isWritten ? 'local' : 'saving';",
    to: "return 'local';",
    check: KEPT,
    noticedBy: /promised and lost/,
    why: 'Somebody closes the tab in a train, and what they typed is nowhere.',
  },
  {
    name: 'leaves to others what it took over',
    file: 'client/src/connection/kept/leftBehind.ts',
    from: '...keys.map((key) => claiming.store.delete(key)),',
    to: '',
    check: KEPT,
    noticedBy: /doubled/,
    why: 'Each tab that comes back brings the same words once more.',
  },
  {
    name: 'takes over what another page took',
    file: 'client/src/connection/kept/leftBehind.ts',
    from: 'if (rows.includes(undefined)) return [];',
    to: '',
    check: { file: 'client/src/connection/kept/KeptDocument.test.ts', test: 'is taken over once' },
    noticedBy: /FAIL .*is taken over once/,
    why: 'Two tabs that come back at the same moment bring the same words twice.',
  },
  {
    name: 'leaves a slow reader where it fell behind',
    file: 'server/src/documents/Room.ts',
    from: 'if (missed?.since) peer.difference(Y.encodeStateAsUpdate(this.#doc, missed.since));',
    to: '',
    check: course('somebody who reads nothing'),
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
    name: 'goes on behind a row that is missing',
    file: 'server/src/documents/restore.ts',
    from: 'row.seq !== start.seq + following.length + 1) break;',
    to: 'row.seq <= start.seq) break;',
    check: { file: 'server/src/documents/restore.test.ts', test: 'without what stands behind a missing row' },
    noticedBy: /FAIL .*without what stands behind a missing row/,
    why: 'A board is shown as it never was: what followed on something, without it.',
  },
  {
    name: 'reads what is behind a row that is missing',
    file: 'server/src/storage/sqlite/documentTables.ts',
    from: 'if (gap === null) return',
    to: 'if (gap !== undefined) return',
    check: { file: 'tests/storage/gap.test.ts', test: 'nothing is read behind the gap' },
    noticedBy: /FAIL .*nothing is read behind the gap/,
    why: 'A hundred thousand rows are read for a board that ends at the tenth, while people wait.',
  },
  {
    name: 'lets people write on a damaged board',
    file: 'server/src/documents/LiveDocument.ts',
    from: "restored.kind === 'whole'\n        ? new Gate",
    to: 'restored.doc\n        ? new Gate',
    check: {
      file: 'server/src/documents/LiveDocument.test.ts',
      test: 'that is damaged takes no changes',
    },
    noticedBy: /FAIL .*that is damaged takes no changes/,
    why: 'What they write hangs on what is gone, and numbers are given twice.',
  },
  {
    name: 'leaves a board damaged that was mended',
    file: 'server/src/documents/Documents.ts',
    from: 'store.onMadeAnew(() => this.#readDamagedAgain());',
    to: '',
    check: {
      file: 'server/src/documents/LiveDocument.test.ts',
      test: 'that was damaged is read again',
    },
    noticedBy: /FAIL .*that was damaged is read again/,
    why: 'A whole session looks at a board that it could work on, until somebody starts the server again.',
  },
  {
    name: 'repairs a board into an empty one',
    file: 'server/src/operator/repair/rescueContent.ts',
    from: 'hasStart(stored, epoch) && mayBeEmpty',
    to: 'mayBeEmpty',
    check: { file: 'tests/operator/repair.test.ts', test: 'is not content with nothing' },
    noticedBy: /FAIL .*is not content with nothing/,
    why: 'What could still be looked at before the repair is gone after it.',
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
    name: 'takes what rots for what was written',
    file: 'server/src/storage/sqlite/documentTables.ts',
    from: 'return { epoch, seq, bytes, sound };',
    to: 'return { epoch, seq, bytes, sound: sound || bytes.length > 0 };',
    check: DAMAGE,
    noticedBy: /AssertionError/,
    why: 'As above, on a board of a running server.',
  },
  {
    name: 'keeps what comes after a gap',
    file: 'server/src/documents/gate/placing.ts',
    from: 'if (clock > this.#reached(client)) return client;',
    to: '',
    check: { ...GATE, test: `${GATE.test} > a clock after a gap` },
    noticedBy: /FAIL .*a clock after a gap/,
    why: 'It would wait for ever for what is before it, in every document of everybody.',
  },
  {
    name: 'keeps deletions of what is not there',
    file: 'server/src/documents/gate/deletions.ts',
    from: 'if (clock + len > reached) return refuse(context.whyMissing(client));',
    to: '',
    check: { ...GATE, test: `${GATE.test} > a deletion of what` },
    noticedBy: /FAIL .*a deletion of what/,
    why: 'What somebody writes later is gone when they write it.',
  },
  {
    name: 'lets everybody take away everything',
    file: 'server/src/documents/gate/deletions.ts',
    from: "return this.#mayRemove(holder, item) ? null : 'notAllowed';",
    to: 'return null;',
    check: {
      file: 'server/src/documents/gate/Gate.test.ts',
      test: 'lets a person do only what it may: remove',
    },
    noticedBy: /FAIL .*lets a person do only what it may: remove/,
    why: 'A participant takes the sheets of the session away.',
  },
  {
    name: 'opens every worksheet for reading',
    file: 'shared/src/session/permissions.ts',
    from: "return invited ? { ok: true, access: { write: false, may: everything } } : refuse('unknown');",
    to: 'return { ok: true, access: { write: invited, may: everything } };',
    check: WIRE,
    noticedBy: /received what another pair wrote/,
    why: 'What two people told each other is read by who sits next to them.',
  },
  {
    name: 'leaves a facilitator where a pair wrote before',
    file: 'shared/src/session/permissions.ts',
    from: 'const all = [...members, ...former];',
    to: 'const all = [...members, ...former.slice(0, 0)];',
    check: {
      file: 'shared/src/session/mending.test.ts',
      test: 'but not where somebody with a device wrote',
    },
    noticedBy: /FAIL .*but not where somebody with a device wrote/,
    why: 'Who is moved elsewhere leaves their words for a facilitator to read.',
  },
  {
    name: 'forgets the worksheet of a pair that everybody left',
    file: 'shared/src/session/mending.ts',
    from: 'earlier: [...round.earlier, closed],',
    to: 'earlier: round.earlier,',
    check: { file: 'tests/pairs/pairs.proof.ts', test: 'people from 2 to 60' },
    noticedBy: /does not find the worksheet|nobody of the pair can open/,
    why: 'What two people wrote is out of their reach when one of them goes on with others.',
  },
  {
    name: 'lets who comes in wait for a facilitator',
    file: 'server/src/sessions/LiveSession.ts',
    from: 'const next = withArrivals(decided, this.#circumstances());',
    to: 'const next = decided;',
    check: { file: 'server/src/sessions/Sessions.test.ts', test: 'somebody who comes while the pairs' },
    noticedBy: /FAIL .*somebody who comes while the pairs/,
    why: 'Somebody who is late sits there with an empty screen until it is seen.',
  },
  {
    name: 'lets a facilitator write in the name of a pair',
    file: 'server/src/documents/gate/Signing.ts',
    from: "if (!isNamed) return 'notAllowed';",
    to: 'if (isNamed === null) return null;',
    check: { file: 'tests/gate/signing.test.ts', test: 'puts the own name under a line' },
    noticedBy: /FAIL .*puts the own name under a line/,
    why: 'Nobody can tell any more what a pair said and what was said for it.',
  },
  {
    name: 'lets people write in the name of others',
    file: 'server/src/documents/gate/ownership.ts',
    from: "if (owner !== undefined && owner !== participant) return 'notAllowed';",
    to: '',
    check: { ...GATE, test: `${GATE.test} > what goes on in the name` },
    noticedBy: /FAIL .*what goes on in the name of somebody else/,
    why: 'What the other writes next counts as known, and is lost.',
  },
  {
    name: 'lets people be first with what others are known by',
    file: 'server/src/documents/gate/ownership.ts',
    from: 'const owner = this.#owners.get(client) ?? this.#claims.get(client);\n      //',
    to: 'const owner = this.#owners.get(client);\n      //',
    check: {
      file: 'server/src/documents/gate/Gate.test.ts',
      test: 'a client id that somebody has shown > is theirs before they write',
    },
    noticedBy: /FAIL .*is theirs before they write/,
    why: 'As above, for who has not written yet.',
  },
  {
    name: 'goes on with a document that was written anew',
    file: 'server/src/documents/gate/ownership.ts',
    from: 'for (const client of clients) if (this.#retired.has(client)) return true;',
    to: '',
    check: {
      file: 'server/src/documents/renewal.test.ts',
      test: 'somebody who still has the document from before',
    },
    noticedBy: /FAIL .*somebody who still has the document from before/,
    why: 'The old document comes back beside the new one: everything twice, and what was taken away again there.',
  },
  {
    name: 'takes a document of before for the one of now',
    file: 'client/src/connection/epochs.ts',
    from: 'this.#begun !== null && this.#begun !== epoch;',
    to: 'false;',
    check: course('a line that breaks in the middle of the document'),
    noticedBy: /There is no end/,
    why: 'A page that was away asks for the rest of a document that is no more, without end.',
  },
  {
    name: 'forgets what was typed while a board was written anew',
    file: 'client/src/connection/epochs.ts',
    from: 'this.#copy.replace(fresh, (page) => repeatWork(work, page));',
    to: 'this.#copy.replace(fresh, () => undefined);',
    check: course('somebody who writes offline'),
    noticedBy: /and lost/,
    why: 'Who typed in a train loses it, without a word.',
  },
  {
    name: 'does again what the server had heard',
    file: 'client/src/connection/unheardWork.ts',
    from: 'if (isHeard(heard, update)) Y.applyUpdate(base, update);',
    to: 'if (false) Y.applyUpdate(base, update);',
    check: course('a line that breaks before the answer'),
    noticedBy: /doubled|the board of/,
    why: 'Words stand there twice, for one whose line broke before the answer.',
  },
  {
    name: 'shows newcomers the board as it was',
    file: 'server/src/documents/Room.ts',
    from: 'if (changes) this.#newcomers.add(changes);',
    to: '',
    check: course('somebody who comes in after'),
    noticedBy: /the board of|the history of|pages were refused/,
    why: 'Who comes in later does not have what the others have.',
  },
  {
    name: 'shows everybody what somebody wrote hidden',
    file: 'server/src/carriers/Audience.ts',
    from: "if (participant === null || participant === id) socket.emit('ownBallots', this.#session.ballots.of(id));",
    to: "socket.emit('ownBallots', this.#session.ballots.of(participant ?? id));",
    check: { file: 'tests/relay/ballots.test.ts', test: 'a hidden answer reaches nobody but its author' },
    noticedBy: /FAIL .*a hidden answer reaches nobody/,
    why: 'People who were promised to write unseen are read by the whole room.',
  },
  {
    name: 'writes anonymous answers down in the order in which they came',
    file: 'shared/src/session/reveal.ts',
    from: 'const other = Math.floor(random() * (last + 1));',
    to: 'const other = last;',
    check: { file: 'shared/src/session/reveal.test.ts', test: 'each place is as likely' },
    noticedBy: /FAIL .*each place is as likely/,
    why: 'Who knows when somebody wrote knows what they wrote.',
  },
  {
    name: 'puts names under anonymous answers',
    file: 'shared/src/session/reveal.ts',
    from: "hidden === 'anonymous' || name === null",
    to: 'name === null',
    check: { file: 'tests/relay/ballots.test.ts', test: 'of anonymous answers nothing on the wire' },
    noticedBy: /FAIL .*of anonymous answers nothing/,
    why: 'The promise of the screen is broken, for good: it is on every board.',
  },
  {
    name: 'leaves in the log of the database who gave what',
    file: 'server/src/storage/sqlite/ballotTables.ts',
    from: 'emptyLogAfterCommit(database);',
    to: '',
    check: { file: 'tests/storage/ballots.test.ts', test: 'after a reveal no page and no log' },
    noticedBy: /FAIL .*after a reveal no page and no log/,
    why: 'Whoever gets the data folder finds who wrote what.',
  },
  {
    name: 'takes the rows of ballots away, and leaves the pages',
    file: 'server/src/storage/sqlite/ballotTables.ts',
    from: 'sql.clear.run();',
    to: "database.prepare('DELETE FROM ballots WHERE code = ? AND ballot = ?').run(code, ballot);",
    check: { file: 'tests/storage/ballots.test.ts', test: 'of ballots that come and change by chance' },
    noticedBy: /FAIL .*of ballots that come and change by chance/,
    why: 'As above, in what splitting and joining left behind in a page.',
  },
  {
    name: 'takes ballots away without writing over them',
    file: 'server/src/storage/sqlite/ballotTables.ts',
    from: "database.exec('PRAGMA secure_delete = ON');",
    to: '',
    check: { file: 'tests/storage/ballots.test.ts', test: 'after a reveal no page and no log' },
    noticedBy: /FAIL .*after a reveal no page and no log/,
    why: 'As above, in pages that are free.',
  },
  {
    name: 'shows anonymous answers in the order of their authors',
    file: 'shared/src/session/reveal.ts',
    from: 'answers: shuffled(answersIn(state, asked, counted), random)',
    to: 'answers: answersIn(state, asked, counted)',
    check: ANONYMITY,
    noticedBy: /given away by their place on the sheet, beside when they first gave one/,
    why: 'As above, for all questions without names.',
  },
  {
    name: 'shows reasons in the order of their authors',
    file: 'shared/src/session/reveal.ts',
    from: 'reasons: shuffled(reasons, random)',
    to: 'reasons',
    check: ANONYMITY,
    noticedBy: /given away by their place on the sheet, beside when they first gave one/,
    why: 'As above, for the reasons that people give with a rating.',
  },
  {
    name: 'keeps ballots after the reveal',
    file: 'server/src/storage/sqlite/writes.ts',
    from: 'ballots.drop(state.code, ballot);\n      return row',
    to: 'return row',
    check: ANONYMITY,
    noticedBy: /given away by the rows of ballots/,
    why: 'Whoever gets the data folder reads who gave what.',
  },
  {
    name: 'leaves free pages as they were',
    file: 'server/src/storage/sqlite/ballotTables.ts',
    from: "database.exec('PRAGMA secure_delete = ON');",
    to: '',
    check: ANONYMITY,
    noticedBy: /given away by words near somebody in the files/,
    why: 'As above, with a tool that looks at pages instead of tables.',
  },
  {
    name: 'tells its log who gave what',
    file: 'server/src/sessions/LiveSession.ts',
    from: 'const begun = begunBallot(this.#state, ballot);',
    to: "this.#log.warn({ participant, content }, 'A ballot.');\n      const begun = begunBallot(this.#state, ballot);",
    check: ANONYMITY,
    noticedBy: /given away by words near somebody in the log/,
    why: 'Whoever watches over the server reads along, and a log is kept for long.',
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
  {
    name: 'lets people show themselves as others',
    file: 'server/src/documents/presence.ts',
    from: [
      'if (owner !== undefined && owner.participant !== peer.participant) return false;',
      'return peer.presenceUser() !== null && this.#mayBeKnownBy(client, peer.participant);',
    ].join('\n    '),
    to: 'return true;',
    check: FUZZ,
    noticedBy: /is shown as/,
    why: 'Somebody takes the place of somebody else, whom nobody sees from then on.',
  },
];
