/** Told to this tab, and kept nowhere else: whoever closes it has it on paper or not at all. */
const known = new Map<string, string>();

/** Remembers the recovery code of a session for as long as the tab is open, so that it can still be printed. */
export function keepRecoveryCode(code: string, recoveryCode: string): void {
  known.set(code, recoveryCode);
}

/** The recovery code of a session that was told to this tab, or null. */
export function recoveryCodeOf(code: string): string | null {
  return known.get(code) ?? null;
}
