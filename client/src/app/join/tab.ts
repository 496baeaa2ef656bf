import { ROLES, type Role } from '@verbindbord/shared/session/state.ts';

const key = (code: string): string => `verbindbord.tab.${code}`;

/**
 * As what this tab is in a session: survives a reload and a phone that throws the page away, not a new tab. One
 * browser can be the facilitator in one tab and the wall in another.
 */
export function tabRole(code: string): Role | null {
  try {
    const stored = window.sessionStorage.getItem(key(code));
    return ROLES.find((role) => role === stored) ?? null;
  } catch {
    return null;
  }
}

export function rememberTab(code: string, role: Role): void {
  try {
    window.sessionStorage.setItem(key(code), role);
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
