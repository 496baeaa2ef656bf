import { isLabel, only } from './fields.ts';
import { LIMITS } from './limits.ts';

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
  const origin = value as Record<string, unknown>;
  const { kind, label } = origin;
  if (typeof kind !== 'string' || !Object.hasOwn(REFERENCES, kind) || !isLabel(label, LIMITS.text))
    return null;
  const references: readonly string[] = REFERENCES[kind as keyof typeof REFERENCES];
  if (!references.every((name) => isLabel(origin[name], LIMITS.id))) return null;
  return only(origin, ['kind', 'label', ...references]) as unknown as Origin;
}
