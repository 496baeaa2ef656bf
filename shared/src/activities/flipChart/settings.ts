import * as z from 'zod/mini';

/** A step on the flip chart: the sheets that it opens, each with its question or heading. */
export const flipChartSettings = z.object({
  sheets: z
    .array(z.object({ id: z.string().check(z.maxLength(64)), title: z.string().check(z.maxLength(200)) }))
    .check(z.minLength(1), z.maxLength(12)),
});
