import * as z from 'zod/mini';

/** Also the id of something on the board, which a file can have brought. */
const id = z.string().check(z.minLength(1), z.maxLength(128));
const line = z.string().check(z.minLength(1), z.maxLength(200));
const hint = z.string().check(z.maxLength(200));

/** What is rated or gets dots: a line of the programme, or something on the board that a facilitator chose. */
export const subjectSchema = z.object({ id, title: line, hint });
export type Subject = z.infer<typeof subjectSchema>;

export const MAX_SUBJECTS = 20;
export const subjectsSchema = z.array(subjectSchema).check(
  z.maxLength(MAX_SUBJECTS),
  z.refine((subjects) => new Set(subjects.map((subject) => subject.id)).size === subjects.length),
);

/** Ratings from one to five of every subject, on every question. */
export const ratingSettings = z.object({
  form: z.literal('rating'),
  questions: z.array(z.object({ id, title: line, hint })).check(
    z.minLength(1),
    z.maxLength(8),
    z.refine((questions) => new Set(questions.map((question) => question.id)).size === questions.length),
  ),
  /** Without any, and with none chosen from the board, it is the case itself that is rated. */
  subjects: subjectsSchema,
  /** The words at both ends. */
  low: line,
  high: line,
  /** Whether reasons are shown without the name of who gave them. Ratings always are. */
  anonymous: z.boolean(),
});

/** Dots to divide over the subjects. */
export const dotSettings = z.object({
  form: z.literal('dots'),
  question: line,
  subjects: subjectsSchema,
  /** Dots that each person has. */
  budget: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
  /** Whether somebody may put several of them on one subject. */
  several: z.boolean(),
});

export const ballotSettings = z.discriminatedUnion('form', [ratingSettings, dotSettings]);
export type BallotSettings = z.infer<typeof ballotSettings>;
export type RatingSettings = z.infer<typeof ratingSettings>;
export type DotSettings = z.infer<typeof dotSettings>;

/** The case, which needs no title under the title of the step. */
const THE_CASE: Subject = { id: 'case', title: '', hint: '' };

/** The subjects of a ballot: those that were chosen, or those of the programme. */
export function subjectsOf(settings: BallotSettings, chosen: readonly Subject[] | null): readonly Subject[] {
  const subjects = chosen ?? settings.subjects;
  return subjects.length === 0 && settings.form === 'rating' ? [THE_CASE] : subjects;
}
