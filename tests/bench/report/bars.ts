/** One thing that has to hold, and whether it does; null when what it needs was not measured. */
export interface Bar {
  readonly name: string;
  readonly what: string;
  readonly holds: boolean | null;
  /** As measured. */
  readonly figure: string;
}

/** A line for each bar. */
export function verdict(bars: readonly Bar[]): string {
  return bars.map(({ name, what, holds, figure }) => `${sign(holds)} ${name} ${what}: ${figure}`).join('\n');
}

function sign(holds: boolean | null): string {
  if (holds === null) return '–';
  return holds ? '✓' : '✗';
}
