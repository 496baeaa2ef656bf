import * as z from 'zod/mini';
import { ballotSettings } from './ballot/settings.ts';
import { domainMapSettings } from './domainMap/settings.ts';
import { flipChartSettings } from './flipChart/settings.ts';
import { pairWorkSettings } from './pairWork/settings.ts';
import { summarySettings } from './summary/settings.ts';
import { textSettings } from './text/settings.ts';

export const MAX_STEP_TITLE = 120;
export const MAX_STEP_MINUTES = 480;

const base = {
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  title: z.string().check(z.minLength(1), z.maxLength(MAX_STEP_TITLE)),
  /** The time that is planned for the step. */
  minutes: z.number().check(z.minimum(0), z.maximum(MAX_STEP_MINUTES)),
};

/** One step of a programme: a kind of activity with its settings. */
export const stepSchema = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('text'), settings: textSettings }),
  z.object({ ...base, kind: z.literal('flipChart'), settings: flipChartSettings }),
  z.object({ ...base, kind: z.literal('pairWork'), settings: pairWorkSettings }),
  z.object({ ...base, kind: z.literal('domainMap'), settings: domainMapSettings }),
  z.object({ ...base, kind: z.literal('ballot'), settings: ballotSettings }),
  z.object({ ...base, kind: z.literal('summary'), settings: summarySettings }),
]);
export type Step = z.infer<typeof stepSchema>;
export type ActivityKind = Step['kind'];
export type StepOf<K extends ActivityKind> = Extract<Step, { kind: K }>;
