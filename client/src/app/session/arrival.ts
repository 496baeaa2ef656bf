/** The session that this page came into as somebody new, until they have gone on. */
let arrivedIn: string | null = null;

/** Somebody gave a name at the door and went in. */
export function markArrival(code: string): void {
  arrivedIn = code;
}

/** Whether whoever is on this page just came in, and has yet to be told where the group is. */
export function hasJustArrived(code: string): boolean {
  return arrivedIn === code;
}

export function forgetArrival(): void {
  arrivedIn = null;
}
