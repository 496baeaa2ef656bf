import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { readStakeholder } from '@verbindbord/shared/board/stakeholder.ts';

/** A stakeholder for tests, with its name as its id and nothing filled in but what is given. */
export function stakeholderNamed(name: string, given: Partial<Stakeholder> = {}): Stakeholder {
  return { ...readStakeholder(name, new Map() as never), name, ...given };
}
