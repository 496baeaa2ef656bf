import * as z from 'zod/mini';
import { areaOf, idsOfStep, renamedStep, sheetsOfStep } from '../activities/registry.ts';
import { type Step, stepSchema } from '../activities/step.ts';

/** As many steps as a programme can have. */
export const MAX_STEPS = 40;

/** The programme of a session: its steps in order, at least one, and nothing in it with the id of something else. */
export const programmeSchema = z
  .array(stepSchema)
  .check(z.minLength(1), z.maxLength(MAX_STEPS), z.refine(hasOwnIds));
export type Programme = z.infer<typeof programmeSchema>;

/** Whether every step, sheet and question has an id of its own. */
export function hasOwnIds(steps: readonly Step[]): boolean {
  const ids = steps.flatMap((step) => idsOfStep(step));
  return new Set(ids).size === ids.length;
}

export interface ProgrammeSheet {
  readonly id: string;
  readonly title: string;
  /** The step that it belongs to. */
  readonly step: string;
}

/**
 * All sheets of a programme in its order, each once: what pairs share to belongs to the flip-chart step that shows it,
 * where there is one.
 */
export function sheetsOf(programme: readonly Step[]): readonly ProgrammeSheet[] {
  const all = programme.flatMap((step) =>
    sheetsOfStep(step).map((sheet) => ({ ...sheet, step: step.id, isShown: areaOf(step) === 'flipChart' })),
  );
  return all
    .filter(
      (sheet, index) =>
        sheet.isShown || !all.some((other, at) => other.id === sheet.id && (other.isShown || at < index)),
    )
    .map(({ id, title, step }) => ({ id, title, step }));
}

/** Steps for another programme: the same ones, with nothing in them under an id that was used before. */
export function withFreshIds(steps: readonly Step[], newId: () => string): Programme {
  const own = [...steps.flatMap((step) => idsOfStep(step)), ...sheetsOf(steps).map(({ id }) => id)];
  const fresh = new Map(own.map((id) => [id, newId()]));
  return steps.map((step) => renamedStep(step, (id) => fresh.get(id) ?? id));
}
