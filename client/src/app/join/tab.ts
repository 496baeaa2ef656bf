import { ROLES, type Role } from '@verbindbord/shared/session/state.ts';

const key = (code: string): string => `verbindbord.tab.${code}`;

/** As what and as whom this tab is in a session. */
export interface TabSeat {
  readonly role: Role;
  readonly me: string;
}

/**
 * Survives a reload and a phone that throws the page away, not a new tab: one browser can be the facilitator in one
 * tab and the wall in another, and a new tab does not show what somebody else left open.
 */
export function tabSeat(code: string): TabSeat | null {
  try {
    const [stored, me] = (window.sessionStorage.getItem(key(code)) ?? '').split(' ');
    const role = ROLES.find((known) => known === stored);
    return role && me !== undefined ? { role, me } : null;
  } catch {
    return null;
  }
}

export function rememberTab(code: string, { role, me }: TabSeat): void {
  try {
    window.sessionStorage.setItem(key(code), `${role} ${me}`);
  } catch {
    // Without a store a reload asks once more who somebody is.
  }
}

export function forgetTab(code: string): void {
  try {
    window.sessionStorage.removeItem(key(code));
  } catch {
    // Nothing was stored.
  }
}
