const key = (code: string): string => `verbindbord.wall.${code}`;

/** The secret with which this tab opened the wall of a session, or null. */
export function recallWallSecret(code: string): string | null {
  try {
    return window.sessionStorage.getItem(key(code));
  } catch {
    return null;
  }
}

export function rememberWallSecret(code: string, secret: string): void {
  try {
    window.sessionStorage.setItem(key(code), secret);
  } catch {
    // Without a store a reload needs the link once more.
  }
}
