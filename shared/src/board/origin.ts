/**
 * Where a card came from: written under every card, kept when it is moved, parked or merged, and in the report.
 * `label` is the readable form at the moment of making ('tweetal 4: Samira en Bram', 'Samira').
 */
export type Origin =
  | { readonly kind: 'pair'; readonly pair: string; readonly line: string; readonly label: string }
  | { readonly kind: 'person'; readonly participant: string; readonly label: string }
  | { readonly kind: 'stakeholder'; readonly stakeholder: string; readonly label: string }
  | { readonly kind: 'note'; readonly note: string; readonly label: string }
  | { readonly kind: 'import'; readonly label: string };

const REFERENCES = {
  pair: ['pair', 'line'],
  person: ['participant'],
  stakeholder: ['stakeholder'],
  note: ['note'],
  import: [],
} as const;

/** The origin in a value that some client wrote, or null when it is none. */
export function asOrigin(value: unknown): Origin | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Record<string, unknown>;
  const kind = record.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(REFERENCES, kind) || typeof record.label !== 'string')
    return null;
  const references: readonly string[] = REFERENCES[kind as keyof typeof REFERENCES];
  if (!references.every((name) => typeof record[name] === 'string')) return null;
  const kept = Object.fromEntries(['kind', 'label', ...references].map((name) => [name, record[name]]));
  return kept as unknown as Origin;
}
