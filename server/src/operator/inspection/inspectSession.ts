import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { textChecksum } from '../../storage/checksum.ts';
import type { Row } from '../../storage/sqlite/values.ts';
import { LINK_ROLES } from '../../storage/store.ts';

/** How the record of one session was found. */
export interface SessionReport {
  readonly code: string;
  /** Null when it cannot be read. */
  readonly title: string | null;
  readonly problems: readonly string[];
}

const HASH_BYTES = 32;

/**
 * Looks at the record of a session and the tokens of those who joined.
 *
 * @param row null when there is none
 * @param mark the version that it had when that was last marked; -1 when nothing is known
 */
export function inspectSession(
  code: string,
  row: Row | null,
  tokens: readonly Row[],
  mark: number,
): SessionReport {
  if (!row) return { code, title: null, problems: ['its record is missing'] };
  const state = soundState(row);
  if (!state) return { code, title: null, problems: ['its record is not what was written'] };
  const problems = secretFaults(row);
  if (state.code !== code) problems.push(`its record is that of session ${state.code}`);
  if (state.version < mark) {
    problems.push(
      `its record is of an earlier moment: version ${state.version}, and ${mark} was acknowledged`,
    );
  }
  const strange = tokens.filter((token) => !isOf(state, token)).length;
  if (strange > 0) problems.push(`${strange} of ${tokens.length} tokens are of nobody in it`);
  return { code, title: state.title, problems };
}

/** The state of a record, when it is what was written. */
export function soundState(row: Row): SessionState | null {
  const text = String(row.state);
  return textChecksum(text) === Number(row.crc) ? (JSON.parse(text) as SessionState) : null;
}

function secretFaults(row: Row): string[] {
  return [...LINK_ROLES, 'recovery' as const].flatMap((name) => {
    const hash = row[name];
    if (hash instanceof Uint8Array && hash.length === HASH_BYTES) return [];
    return [name === 'recovery' ? 'its recovery code is gone' : `its link for the role ${name} is gone`];
  });
}

function isOf(state: SessionState, { hash, participant }: Row): boolean {
  const isHash = hash instanceof Uint8Array && hash.length === HASH_BYTES;
  return isHash && knownIn(state).has(String(participant));
}

/** Everybody who was given a token: also who waits at the door or was turned away there, and who was put out. */
export function knownIn({ roster, door, removed }: Partial<SessionState>): ReadonlySet<string> {
  const others = [...(door?.knocking ?? []), ...(removed ?? []).map(({ person }) => person)];
  return new Set([...[...(roster ?? []), ...others].map(({ id }) => id), ...(door?.turnedAway ?? [])]);
}
