import type { DatabaseSync } from 'node:sqlite';
import { programmeOf } from '@verbindbord/shared/programme/template.ts';
import { newPair } from '@verbindbord/shared/session/pairing.ts';
import {
  NO_ROUND,
  type Pair,
  type Participant,
  type SessionState,
} from '@verbindbord/shared/session/state.ts';
import * as z from 'zod';
import { firstState } from '../../sessions/firstState.ts';
import { hashRecoveryCode, hashSecret, newRecoveryCode, newSecret } from '../../sessions/secrets.ts';
import { textChecksum } from '../../storage/checksum.ts';
import { asBytes, type Row } from '../../storage/sqlite/values.ts';
import { LINK_ROLES } from '../../storage/store.ts';
import { knownIn, soundState } from '../inspection/inspectSession.ts';

/** What became of a damaged record of a session. */
export interface RepairedSession {
  readonly code: string;
  /** In sentences without an end. */
  readonly done: readonly string[];
  /** New secrets in the place of links that could not be read, by what they give; shown once. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** As much of a state as shows that a text is one: a letter more or less is then all that can be wrong with it. */
const looksLikeAState = z.looseObject({
  title: z.string(),
  language: z.enum(['nl', 'en']),
  createdAt: z.number(),
  version: z.number(),
  open: z.boolean(),
  programme: z.array(z.looseObject({ id: z.string(), kind: z.string(), title: z.string() })).min(1),
  step: z.string(),
  roster: z.array(z.looseObject({ id: z.string(), name: z.string(), role: z.string() })),
  round: z.looseObject({ stage: z.string(), pairs: z.array(z.unknown()), earlier: z.array(z.unknown()) }),
});

const HASH_BYTES = 32;

/**
 * Makes the record of a session whole: from its own text where that can still be read, otherwise from what is known
 * of the session elsewhere. All in the transaction of the caller.
 *
 * @param row null when there is none
 * @param mark the version that it had when that was last marked; -1 when nothing is known
 */
export function repairSession(
  database: DatabaseSync,
  code: string,
  row: Row | null,
  mark: number,
): RepairedSession {
  const { state, done } = row ? stateOf(database, code, row) : fromElsewhere(database, code);
  const version = Math.max(state.version, mark) + 1;
  const { hashes, secrets } = linksOf(row);
  const text = JSON.stringify({ ...state, code, version } satisfies SessionState);
  database
    .prepare(
      `INSERT INTO sessions (code, state, crc, version, created_at, facilitator, participant, observer, recovery)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET
       state = excluded.state, crc = excluded.crc, version = excluded.version, facilitator = excluded.facilitator,
       participant = excluded.participant, observer = excluded.observer, recovery = excluded.recovery`,
    )
    .run(code, text, textChecksum(text), version, state.createdAt, ...hashes);
  const strangers = dropStrangers(database, code, state);
  if (strangers > 0) done.push(`${strangers} tokens of nobody were taken away: those people join again`);
  const renewed = Object.keys(secrets);
  if (renewed.length > 0) done.push(`new links were made for what could not be read: ${renewed.join(', ')}`);
  return { code, done, secrets };
}

interface Known {
  readonly state: SessionState;
  readonly done: string[];
}

function stateOf(database: DatabaseSync, code: string, row: Row): Known {
  const sound = soundState(row);
  if (sound) return { state: sound, done: [] };
  const read = readable(String(row.state));
  if (!read) return fromElsewhere(database, code);
  return {
    state: read,
    done: ['its record was kept as it can be read: a letter or a number in it may be wrong'],
  };
}

function readable(text: string): SessionState | null {
  try {
    const parsed = looksLikeAState.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as unknown as SessionState) : null;
  } catch {
    return null;
  }
}

/** A session at its first step, with everybody of whom something is known, by number instead of by name. */
function fromElsewhere(database: DatabaseSync, code: string): Known {
  const createdAt = Number(
    database.prepare('SELECT min(changed_at) at FROM documents WHERE code = ?').get(code)?.at ?? Date.now(),
  );
  const roster = peopleOf(database, code, createdAt);
  const programme = programmeOf('internal', 'nl');
  const made = { title: `Hersteld: ${code}`, language: 'nl', template: 'internal' } as const;
  const state: SessionState = {
    ...firstState(code, made, programme, createdAt),
    // Nobody is sent back to the waiting room.
    startedAt: 0,
    roster,
    round: { ...NO_ROUND, earlier: pairsOf(database, code) },
  };
  const done = [
    `its record was made anew: title, programme, step and names are lost; ${roster.length} people are known by number`,
    'who was put out is not known any more and may come in again: put them out once more',
  ];
  return { state, done };
}

function peopleOf(database: DatabaseSync, code: string, joinedAt: number): Participant[] {
  const ids = database
    .prepare(
      'SELECT participant FROM tokens WHERE code = ?1 UNION SELECT participant FROM writers WHERE code = ?1',
    )
    .all(code)
    .map(({ participant }) => String(participant));
  return ids.map((id, index) => ({
    id,
    name: `Deelnemer ${index + 1}`,
    namesake: 1,
    role: 'participant',
    whereabouts: 'room',
    department: '',
    hasDevice: true,
    connected: false,
    joinedAt,
  }));
}

/** Who wrote on a worksheet was of the pair. */
function pairsOf(database: DatabaseSync, code: string): Pair[] {
  const writers = database.prepare(
    'SELECT DISTINCT participant FROM writers WHERE code = ? AND document = ?',
  );
  const worksheets = database
    .prepare("SELECT document FROM documents WHERE code = ? AND document LIKE 'pair/%' ORDER BY document")
    .all(code)
    .map(({ document }) => String(document));
  return worksheets.map((document, index) => {
    const members = writers.all(code, document).map(({ participant }) => String(participant));
    return newPair(document.slice('pair/'.length), index + 1, members);
  });
}

/** Hashes in the order of the columns, with new ones for those that are none. */
function linksOf(row: Row | null): { hashes: Uint8Array[]; secrets: Record<string, string> } {
  const secrets: Record<string, string> = {};
  const hashes = [...LINK_ROLES, 'recovery' as const].map((name) => {
    const hash = asBytes(row?.[name]);
    if (hash.length === HASH_BYTES) return hash;
    const secret = name === 'recovery' ? newRecoveryCode() : newSecret();
    secrets[name] = secret;
    return name === 'recovery' ? hashRecoveryCode(secret) : hashSecret(secret);
  });
  return { hashes, secrets };
}

/** What is of nobody lets nobody in, and would be found again each time. */
function dropStrangers(database: DatabaseSync, code: string, state: SessionState): number {
  const known = knownIn(state);
  const drop = database.prepare('DELETE FROM tokens WHERE hash = ?');
  const strangers = database
    .prepare('SELECT hash, participant FROM tokens WHERE code = ?')
    .all(code)
    .filter(
      ({ hash, participant }) => !known.has(String(participant)) || asBytes(hash).length !== HASH_BYTES,
    );
  for (const { hash } of strangers) drop.run(asBytes(hash));
  return strangers.length;
}
