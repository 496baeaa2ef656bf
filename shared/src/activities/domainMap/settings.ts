import * as z from 'zod/mini';

/** Work on the domain map. It has nothing to set yet but what the group is asked to do. */
export const domainMapSettings = z.object({
  prompt: z.string().check(z.maxLength(200)),
});
