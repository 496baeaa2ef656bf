import type { Check, Mutant } from '../mutant.ts';

const GATE: Check = {
  file: 'tests/gate/crafted.test.ts',
  test: 'an update is refused, and nothing was touched, with',
};
const GARBAGE: Check = {
  file: 'tests/relay/garbage.test.ts',
  test: 'random bytes and shapes on socket.io',
  patience: 10_000,
};
const FUZZ: Check = { file: 'tests/fuzz/fuzz.proof.ts', test: 'malformed frames over both carriers' };

/** Mistakes by which what one client sends would harm others, or speak for them. */
export const OF_THE_GATE: readonly Mutant[] = [
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
    from: "if (!this.#mayRemove(holder, item)) return 'notAllowed';",
    to: '',
    check: {
      file: 'server/src/documents/gate/Gate.test.ts',
      test: 'lets a person do only what it may: remove',
    },
    noticedBy: /FAIL .*lets a person do only what it may: remove/,
    why: 'A participant takes the sheets of the session away.',
  },
  {
    name: 'lets everybody word the report',
    file: 'server/src/documents/gate/shape.ts',
    from: "return rule?.kind === 'value' && rule.deed ? rule.deed : 'change';",
    to: "return rule ? 'change' : 'change';",
    check: { file: 'tests/gate/noteTaker.test.ts', test: 'a participant does not say' },
    noticedBy: /FAIL .*a participant does not say/,
    why: 'A participant takes what somebody else said out of the report.',
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
