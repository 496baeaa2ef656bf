import * as z from 'zod/mini';
import { isId } from '../../board/roots.ts';

/**
 * How a question is asked that people answer apart from each other: with the name of each under what they wrote once it
 * is revealed, or without.
 */
export const HIDING = ['named', 'anonymous'] as const;
export type Hiding = (typeof HIDING)[number];

/** As many questions as a step can have. */
export const MAX_SHEETS = 12;

/** A step on the flip chart: the sheets that it opens, each with its question or heading. */
export const flipChartSettings = z.object({
  sheets: z
    .array(
      z.object({
        id: z.string().check(z.maxLength(64), z.refine(isId)),
        title: z.string().check(z.maxLength(200)),
        /** Answers are not sent to anybody else before they are revealed; without it everybody sees them at once. */
        hidden: z.optional(z.enum(HIDING)),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_SHEETS)),
});
