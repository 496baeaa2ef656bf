import * as z from 'zod/mini';
import { isId } from '../../board/roots.ts';

/** How many people work together; where the number does not come out, some work with one more. */
export const PAIR_SIZES = [1, 2, 3] as const;
export type PairSize = (typeof PAIR_SIZES)[number];

/**
 * What happens with somebody who comes while the pairs are at work: they join a pair, or they make a pair with one of
 * a group that has one more than it should.
 */
export const NEWCOMER_RULES = ['join', 'split'] as const;
export type NewcomerRule = (typeof NEWCOMER_RULES)[number];

/** How the pairs of a step are made and mended. */
export interface PairRules {
  readonly size: PairSize;
  readonly newcomers: NewcomerRule;
}

/** As many questions as a worksheet can have. */
export const MAX_PAIR_QUESTIONS = 6;

/** Joining disturbs nobody who is at work. */
const USUAL_RULES: PairRules = { size: 2, newcomers: 'join' };

/** Work in pairs: the questions of the worksheet, and the flip-chart sheet that each question is shared to. */
export const pairWorkSettings = z.object({
  /** What pairs are asked to do, above the questions. */
  prompt: z.optional(z.string().check(z.maxLength(300))),
  questions: z
    .array(
      z.object({
        id: z.string().check(z.maxLength(64), z.refine(isId)),
        title: z.string().check(z.maxLength(200)),
        /** What helps to answer it. */
        hint: z.optional(z.string().check(z.maxLength(400))),
        sheet: z.string().check(z.maxLength(64), z.refine(isId)),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_PAIR_QUESTIONS)),
  size: z.optional(z.literal(PAIR_SIZES)),
  newcomers: z.optional(z.enum(NEWCOMER_RULES)),
});

/** The rules of a step, the usual ones where it says nothing; also those for pairs outside any step. */
export function pairRules(settings: Partial<Pick<PairSettings, keyof PairRules>> | undefined): PairRules {
  const { size, newcomers } = settings ?? {};
  return { size: size ?? USUAL_RULES.size, newcomers: newcomers ?? USUAL_RULES.newcomers };
}

type PairSettings = z.infer<typeof pairWorkSettings>;
