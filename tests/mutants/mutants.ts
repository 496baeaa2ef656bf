import { OF_ANONYMITY } from './list/anonymity.ts';
import { OF_THE_GATE } from './list/gate.ts';
import { KEEPING } from './list/keeping.ts';
import { OF_PAIRS } from './list/pairs.ts';
import { OF_ROLES } from './list/roles.ts';
import type { Mutant } from './mutant.ts';

/** Every mistake that a check is there for. */
export const MUTANTS: readonly Mutant[] = [
  ...KEEPING,
  ...OF_THE_GATE,
  ...OF_ANONYMITY,
  ...OF_PAIRS,
  ...OF_ROLES,
];
