let wish: MediaQueryList | null = null;

/** Whether this person asked the system for as little motion as can be. Asked in every frame that something moves. */
export function wantsNoMotion(): boolean {
  wish ??= matchMedia('(prefers-reduced-motion: reduce)');
  return wish.matches;
}
