/** The name of a document on the wire: `board`, or `pair/<id>`. */
export type DocumentName = 'board' | `pair/${string}`;

const PAIR = /^pair\/([A-Za-z0-9-]{1,64})$/;

/** What a name stands for, or null when it is no name of a document. */
export function parseDocumentName(
  name: unknown,
): { readonly kind: 'board' } | { readonly kind: 'pair'; readonly pair: string } | null {
  if (name === 'board') return { kind: 'board' };
  const pair = typeof name === 'string' ? PAIR.exec(name)?.[1] : undefined;
  return pair === undefined ? null : { kind: 'pair', pair };
}
