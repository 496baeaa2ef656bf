import * as z from 'zod/mini';
import { MAX_SUBJECTS } from './settings.ts';

/** What a rating can be. */
export const VALUES = [1, 2, 3, 4, 5] as const;

export const MAX_REASON = 200;

const count = z.number().check(z.int(), z.minimum(0));
const words = z.string().check(z.maxLength(200));
const subject = z.object({ id: z.string().check(z.maxLength(128)), title: words, hint: words });
const question = subject;

/** How many gave a one, a two, up to a five. */
const countsSchema = z.array(count).check(z.length(VALUES.length));
export type Counts = readonly number[];

const reasonSchema = z.object({
  value: z.number().check(z.int(), z.minimum(1), z.maximum(5)),
  text: z.string().check(z.maxLength(MAX_REASON)),
  /** The name of who gave it; null where reasons are shown without names. */
  by: z.nullable(words),
});
export type Reason = z.infer<typeof reasonSchema>;

/**
 * What a ballot came to: how many chose what, and never who. With the subjects and questions as they were then, since
 * they can be others in a next round.
 */
export const ballotResultSchema = z.discriminatedUnion('form', [
  z.object({
    form: z.literal('rating'),
    /** People who gave one. */
    ballots: count,
    subjects: z.array(subject).check(z.maxLength(MAX_SUBJECTS)),
    questions: z.array(question).check(z.maxLength(8)),
    /** One for every subject and question. */
    cells: z.array(
      z.object({
        subject: z.string(),
        question: z.string(),
        counts: countsSchema,
        reasons: z.array(reasonSchema),
      }),
    ),
  }),
  z.object({
    form: z.literal('dots'),
    ballots: count,
    subjects: z.array(subject).check(z.maxLength(MAX_SUBJECTS)),
    /** For every subject the dots on it, and how many people put them there. */
    dots: z.array(z.object({ subject: z.string(), dots: count, people: count })),
  }),
]);
export type BallotResult = z.infer<typeof ballotResultSchema>;
export type RatingResult = Extract<BallotResult, { form: 'rating' }>;
export type DotResult = Extract<BallotResult, { form: 'dots' }>;
export type RatingCell = RatingResult['cells'][number];
