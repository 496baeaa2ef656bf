import type { Joined } from '@verbindbord/shared/session/requests.ts';
import { ROLES } from '@verbindbord/shared/session/state.ts';

const key = (code: string): string => `verbindbord.door.${code}`;

/** Somebody who waits at the door in this tab. */
export interface DoorSeat extends Pick<Joined, 'participantId' | 'role' | 'token'> {
  readonly title: string;
}

/** Who waits goes on waiting after a reload, instead of knocking twice. */
export function doorSeat(code: string): DoorSeat | null {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(key(code)) ?? 'null');
    const { participantId, role, token, title } = (stored ?? {}) as Record<string, unknown>;
    const known = ROLES.find((other) => other === role);
    const isWhole = [participantId, token, title].every((value) => typeof value === 'string');
    return known && isWhole ? ({ participantId, role: known, token, title } as DoorSeat) : null;
  } catch {
    return null;
  }
}

export function rememberDoor(code: string, seat: DoorSeat | null): void {
  try {
    if (seat) window.sessionStorage.setItem(key(code), JSON.stringify(seat));
    else window.sessionStorage.removeItem(key(code));
  } catch {
    // Without a store a reload knocks once more.
  }
}
