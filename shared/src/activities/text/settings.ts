import * as z from 'zod/mini';

/** A step that shows something to read: an introduction or the guiding questions. */
export const textSettings = z.object({
  /** Paragraphs or questions, each on a line of its own. */
  lines: z.array(z.string().check(z.maxLength(500))).check(z.maxLength(20)),
  /** Whether the lines are a numbered list. */
  numbered: z.boolean(),
});
