import * as z from 'zod/mini';
import { asLine } from './names.ts';
import { ROLES, type Role } from './state.ts';

const id = z.string().check(z.minLength(1), z.maxLength(64));
const seconds = z.number().check(z.int(), z.minimum(1), z.maximum(8 * 3600));

/** What people can ask of the session. The server decides; see `decide.ts` for what each one does. */
export const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('goToStep'), step: id }),
  z.object({ type: z.literal('startTimer'), seconds }),
  z.object({ type: z.literal('addTime'), seconds }),
  z.object({ type: z.literal('pauseTimer') }),
  z.object({ type: z.literal('resumeTimer') }),
  z.object({ type: z.literal('stopTimer') }),
  z.object({ type: z.literal('freeze') }),
  z.object({ type: z.literal('unfreeze') }),
  z.object({ type: z.literal('setOpen'), open: z.boolean() }),
  z.object({
    type: z.literal('rename'),
    name: z.string().check(z.overwrite(asLine), z.minLength(1), z.maxLength(60)),
  }),
  z.object({ type: z.literal('setRole'), participant: id, role: z.enum(ROLES) }),
  z.object({ type: z.literal('proposePairs') }),
  /** Puts a person in a pair of the round, or alone in a new one. */
  z.object({ type: z.literal('moveToPair'), participant: id, pair: z.nullable(id) }),
  z.object({ type: z.literal('swap'), one: id, other: id }),
  z.object({ type: z.literal('startPairs'), seconds }),
  z.object({ type: z.literal('finishPairs') }),
  z.object({ type: z.literal('setReady'), pair: id, ready: z.boolean() }),
  z.object({ type: z.literal('askHelp'), pair: id, wanted: z.boolean() }),
]);
export type Command = z.infer<typeof commandSchema>;

const facilitators: readonly Role[] = ['facilitator'];
const people: readonly Role[] = ['facilitator', 'participant'];

/** Which roles may give which command. What is not in this list is refused to everybody. */
export const COMMAND_ROLES: Readonly<Record<Command['type'], readonly Role[]>> = {
  goToStep: facilitators,
  startTimer: facilitators,
  addTime: facilitators,
  pauseTimer: facilitators,
  resumeTimer: facilitators,
  stopTimer: facilitators,
  freeze: facilitators,
  unfreeze: facilitators,
  setOpen: facilitators,
  rename: ['facilitator', 'participant', 'observer'],
  setRole: facilitators,
  proposePairs: facilitators,
  moveToPair: facilitators,
  swap: facilitators,
  startPairs: facilitators,
  finishPairs: facilitators,
  setReady: people,
  askHelp: people,
};
