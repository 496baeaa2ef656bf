import * as z from 'zod/mini';
import { isId } from '../../board/roots.ts';

const id = z.string().check(z.maxLength(64), z.refine(isId));

/** What the map can answer with. */
export const MAP_ANSWERS = ['wished', 'obstacle', 'nextStep'] as const;

/** Where the answers to a question stand on the board: on a sheet, in what a ballot came to, or on the map. */
const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sheet'), sheet: id }),
  z.object({ kind: z.literal('ballot'), step: id }),
  z.object({ kind: z.literal('map'), what: z.enum(MAP_ANSWERS) }),
]);
export type Source = z.infer<typeof sourceSchema>;

/** As many questions as a résumé can have. */
export const MAX_SUMMARY_QUESTIONS = 8;

/** Questions that are answered per case, by lines that are on the board already. */
export const summarySettings = z.object({
  questions: z
    .array(
      z.object({
        id,
        title: z.string().check(z.maxLength(200)),
        from: z.array(sourceSchema).check(z.maxLength(40)),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_SUMMARY_QUESTIONS)),
});
export type SummaryQuestion = z.infer<typeof summarySettings>['questions'][number];
