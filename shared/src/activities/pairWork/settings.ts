import * as z from 'zod/mini';

/** Work in pairs: the questions of the worksheet, and the flip-chart sheet that each question is shared to. */
export const pairWorkSettings = z.object({
  questions: z
    .array(
      z.object({
        id: z.string().check(z.maxLength(64)),
        title: z.string().check(z.maxLength(200)),
        sheet: z.string().check(z.maxLength(64)),
      }),
    )
    .check(z.minLength(1), z.maxLength(6)),
});
