import { setCaseTitle, setSectors } from '@verbindbord/shared/board/boardSettings.ts';
import { readThings } from '@verbindbord/shared/board/readBoard.ts';
import { insert, KINDS, sharedText } from '@verbindbord/shared/board/roots.ts';
import { BOUNDARY_IDS } from '@verbindbord/shared/content/boundaries.ts';
import { DOMAIN_IDS, DRIVER_IDS, SEAT_IDS } from '@verbindbord/shared/content/domains.ts';
import { STRENGTH_IDS, TIE_IDS } from '@verbindbord/shared/content/ties.ts';
import { sectorsByCrowding } from '@verbindbord/shared/map/sectors.ts';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { newPair } from '@verbindbord/shared/session/pairing.ts';
import { NO_ROUND, type SessionState } from '@verbindbord/shared/session/state.ts';
import fc from 'fast-check';
import * as Y from 'yjs';

/** Words as people write them, and as somebody writes them who means harm. */
export const words = fc.oneof(
  fc.constantFrom(
    'Gescheiden geldstromen',
    'Rust; orde, "regels"',
    'Eén regel\nen nog een',
    '=HYPERLINK("http://evil.example","klik")',
    '+31 6',
    '-1',
    '@SUM(A1)',
    "'=1",
    '\t=1',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[klik](javascript:alert(1))',
    '![x](http://evil.example/x.png)',
    '# kop',
    '- lijst',
    '1. lijst',
    '> citaat',
    '| cel |',
    '```',
    '~~~',
    '---',
    '***',
    'www.evil.example',
    'https://evil.example/a_b_c',
    'a@b.nl',
    '&lt;b&gt;',
    '\\',
    '`x`',
    '$x$',
    '[^1]',
    '<!-- x -->',
    '-->',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** A field that people type in together: becomes a shared text when it is put on a board. */
class Typed {
  readonly words: string;
  constructor(words: string) {
    this.words = words;
  }
}
const typed = words.map((text) => new Typed(text));

const id = fc.uuid();
/** Of few ids: some references hold, some do not, some things are parked twice. */
const reference = (ids: readonly string[]) => fc.constantFrom(...ids, 'gone');
const order = fc.integer({ min: 0, max: 5 });

/**
 * Board documents as any number of clients can leave them: things with loose ends, things that are parked, twice
 * parked, without words, with hostile words.
 */
export const boardDocument: fc.Arbitrary<Y.Doc> = fc
  .uniqueArray(id, { minLength: 12, maxLength: 12 })
  .chain((ids) => {
    const some = (from: number, to: number) => fc.subarray(ids.slice(from, to));
    const place = fc.record({
      domain: fc.constantFrom(...DOMAIN_IDS),
      lean: fc.integer({ min: 0, max: 100 }).map((value) => value / 100),
      reach: fc.integer({ min: 17, max: 91 }).map((value) => value / 100),
    });
    const origin = fc.oneof(
      fc.constant(null),
      words.map((label) => ({ kind: 'import', label })),
      words.map((label) => ({ kind: 'pair', pair: 'p', line: 'l', label })),
    );
    const stakeholder = fc.record({
      name: words,
      organisation: words,
      person: words,
      role: words,
      represents: words,
      mandate: words,
      interest: typed,
      standpoint: typed,
      assumptions: typed,
      notes: typed,
      place,
      seat: fc.constantFrom(...SEAT_IDS),
      origin,
      mergedInto: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, reference(ids.slice(0, 3))),
    });
    const connection = fc.record({
      from: reference(ids.slice(0, 3)),
      to: reference(ids.slice(0, 3)),
      driver: fc.constantFrom(...DRIVER_IDS),
      wished: fc.boolean(),
      ties: fc.subarray([...TIE_IDS]),
      strengthNow: fc.constantFrom(...STRENGTH_IDS),
      strengthWanted: fc.constantFrom(...STRENGTH_IDS),
      boundaries: fc.subarray([...BOUNDARY_IDS]),
      obstacle: typed,
      nextStep: words,
      owner: words,
      due: fc.constantFrom('', '2026-12-01'),
      mergedInto: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, reference(ids.slice(0, 4))),
    });
    const note = fc.record({
      sheet: reference([...ids.slice(8, 10), 'review-1']),
      cluster: fc.oneof(fc.constant(null), reference(ids.slice(6, 8))),
      text: typed,
      order,
      origin,
      // Also into each other, into oneself, and into what is gone or parked.
      mergedInto: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, reference(ids.slice(3, 6))),
      wording: fc.oneof(fc.constant(null), words),
      leftOut: fc.oneof(fc.constant(null), words),
    });
    const cluster = fc.record({ sheet: reference([...ids.slice(8, 10), 'review-1']), name: words, order });
    const sheet = fc.record({ title: words, step: fc.constantFrom(null, 'review', 'gone'), order });
    const parkedIssue = fc.record({
      text: typed,
      reason: typed,
      table: words,
      owner: words,
      followUp: fc.constantFrom('', '2026-12-01', 'volgende week'),
      from: fc.oneof(
        fc.constant(null),
        reference(ids.slice(0, 3)).map((value) => ({ kind: 'stakeholder', id: value })),
        reference(ids.slice(3, 6)).map((value) => ({ kind: 'note', id: value })),
        words.map((label) => ({ kind: 'line', id: 'l', label })),
      ),
      order,
    });
    const comment = fc.record({
      on: reference(ids.slice(0, 3)),
      text: typed,
      at: fc.integer({ min: 0, max: 5 }),
      origin,
    });
    const things = (wanted: fc.Arbitrary<string[]>, thing: fc.Arbitrary<object>) =>
      wanted.chain((list) => fc.tuple(...list.map((one) => thing.map((fields) => [one, fields] as const))));
    return fc.record({
      caseTitle: words,
      crowded: fc.boolean(),
      stakeholders: things(some(0, 3), stakeholder),
      connections: things(some(0, 4), connection),
      notes: things(some(3, 6), note),
      clusters: things(some(6, 8), cluster),
      sheets: things(
        some(8, 10).map((list) => [...list, 'review-1']),
        sheet,
      ),
      parkedIssues: things(some(9, 12), parkedIssue),
      comments: things(some(6, 9), comment),
    });
  })
  .map((given) => {
    const doc = new Y.Doc();
    setCaseTitle(doc, given.caseTitle);
    if (given.crowded)
      setSectors(
        doc,
        sectorsByCrowding({ ambtelijk: 8, bestuur: 3, politiek: 2, media: 1, burger: 2, privaat: 2 }),
      );
    for (const kind of KINDS) {
      for (const [one, fields] of given[kind]) insert(doc, kind, one, asYjs(fields));
    }
    // A counterexample shows what is on the board, not how Yjs keeps it.
    return Object.defineProperty(doc, fc.toStringMethod, { value: () => JSON.stringify(readThings(doc)) });
  });

/** A session of the ordinary programme with some people in it. */
export const sessionState: fc.Arbitrary<SessionState> = fc
  .record({
    language: fc.constantFrom('nl' as const, 'en' as const),
    title: words.map((title) => title.trim().slice(0, 120) || 'Sessie'),
    names: fc.array(words, { maxLength: 4 }),
    stage: fc.constantFrom('none' as const, 'working' as const, 'finished' as const),
    dropped: fc.boolean(),
  })
  .map(({ language, title, names, stage, dropped }) => {
    const programme = programmeOf('internal', language).filter((step) => !dropped || step.kind === 'text');
    return {
      code: 'AAAABBBB',
      title,
      language,
      createdAt: Date.UTC(2026, 10, 20, 12),
      version: 1,
      open: true,
      door: OPEN_DOOR,
      lead: NO_DEPUTIES,
      removed: [],
      departments: null,
      programme,
      step: programme[0]?.id ?? '',
      timer: null,
      startedAt: null,
      began: {},
      frozen: null,
      locked: [],
      roster: names.map((name, index) => ({
        id: `p${index}`,
        name,
        namesake: 1,
        role: index === 0 ? ('facilitator' as const) : ('participant' as const),
        whereabouts: index % 2 === 0 ? ('room' as const) : ('remote' as const),
        department: '',
        hasDevice: true,
        connected: true,
        joinedAt: 0,
      })),
      round: { ...NO_ROUND, stage, pairs: stage === 'none' ? [] : [newPair('a', 1, ['p1'])] },
    };
  });

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Yjs takes plain objects only, and a shared text once only. */
function asYjs(fields: object): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => {
    if (value instanceof Typed) return [name, sharedText(value.words)];
    return [name, isRecord(value) ? { ...value } : value];
  });
  return Object.fromEntries(entries);
}
