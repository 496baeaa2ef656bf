import * as z from 'zod/mini';
import { sheetsOfStep } from '../activities/registry.ts';
import { stepSchema } from '../activities/step.ts';

/** The programme of a session: its steps in order, at least one. */
export const programmeSchema = z.array(stepSchema).check(z.minLength(1), z.maxLength(40));
export type Programme = z.infer<typeof programmeSchema>;

/** All sheets of a programme in its order, each with the step that opens it. */
export function sheetsOf(
  programme: Programme,
): readonly { readonly id: string; readonly title: string; readonly step: string }[] {
  return programme.flatMap((step) => sheetsOfStep(step).map((sheet) => ({ ...sheet, step: step.id })));
}
