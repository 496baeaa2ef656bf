import type { StrengthId } from '../content/ties.ts';

/** What a connection says of how strong it is; of one that is wished for that counts for nothing. */
interface Weighed {
  readonly wished: boolean;
  readonly strengthNow: StrengthId;
}

/** How heavy the line of a connection is drawn: by how strong it is now, as far as that is known. */
export type LineWeight = 'thin' | 'plain' | 'thick';

export function lineWeight({ wished, strengthNow }: Weighed): LineWeight {
  if (wished) return 'plain';
  return strengthNow === 'weak' ? 'thin' : strengthNow === 'strong' ? 'thick' : 'plain';
}

/** Whether its line differs for its strength, so that a legend has to say so. */
export function showsStrength(connection: Weighed): boolean {
  return lineWeight(connection) !== 'plain';
}
