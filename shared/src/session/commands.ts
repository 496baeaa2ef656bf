import * as z from 'zod/mini';
import { subjectsSchema } from '../activities/ballot/settings.ts';
import { HIDING } from '../activities/flipChart/settings.ts';
import { ballotContentSchema } from './ballots.ts';
import { asLine } from './names.ts';
import { ROLES, type Role } from './state.ts';

const id = z.string().check(z.minLength(1), z.maxLength(64));
const ballot = z.string().check(z.minLength(1), z.maxLength(80));
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
  /** Gives or changes one's own ballot; an empty one takes it back. */
  z.object({ type: z.literal('castBallot'), ballot, content: ballotContentSchema }),
  /** Shows what a ballot came to. It cannot be hidden again. */
  z.object({ type: z.literal('revealBallot'), ballot }),
  /** Another round of ratings or dots, beginning with nothing. */
  z.object({ type: z.literal('reopenBallot'), ballot }),
  /** What is voted on; null for what the programme says. */
  z.object({ type: z.literal('setSubjects'), ballot, subjects: z.nullable(subjectsSchema) }),
  /** How a question of the flip chart is asked; null for open to all from the start. */
  z.object({ type: z.literal('setHidden'), sheet: id, hidden: z.nullable(z.enum(HIDING)) }),
]);
export type Command = z.infer<typeof commandSchema>;
/** Commands that need what people gave to a ballot, which is not in the state; see `reveal.ts` and `voting.ts`. */
export type BallotCommand = Extract<Command, { type: 'castBallot' | 'revealBallot' }>;
export type StateCommand = Exclude<Command, BallotCommand>;

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
  castBallot: ['participant'],
  revealBallot: facilitators,
  reopenBallot: facilitators,
  setSubjects: facilitators,
  setHidden: facilitators,
};
