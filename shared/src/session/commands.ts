import * as z from 'zod/mini';
import { subjectsSchema } from '../activities/ballot/settings.ts';
import { HIDING } from '../activities/flipChart/settings.ts';
import { NEWCOMER_RULES, PAIR_SIZES } from '../activities/pairWork/settings.ts';
import { stepSchema } from '../activities/step.ts';
import { DOMAIN_IDS } from '../content/domains.ts';
import { MOMENT_IDS } from '../content/lens.ts';
import { programmeSchema } from '../programme/programme.ts';
import { ballotContentSchema } from './ballots.ts';
import { departmentName, personName } from './names.ts';
import { ROLES, type Role, WHEREABOUTS } from './state.ts';

const id = z.string().check(z.minLength(1), z.maxLength(64));
/** Also the id of something on the board, which a file can have brought. */
const noteId = z.string().check(z.minLength(1), z.maxLength(128));
const ballot = z.string().check(z.minLength(1), z.maxLength(80));
const seconds = z.number().check(z.int(), z.minimum(1), z.maximum(8 * 3600));

/** What people can ask of the session. The server decides; see `decide.ts` for what each one does. */
export const commandSchema = z.discriminatedUnion('type', [
  /** Takes the group to a step. The first time it starts the session, also at the step where it stands. */
  z.object({ type: z.literal('goToStep'), step: id }),
  /** Closes what was answered in a step to everybody but facilitators, or opens it again. */
  z.object({ type: z.literal('lockStep'), step: id, locked: z.boolean() }),
  z.object({ type: z.literal('startTimer'), seconds }),
  z.object({ type: z.literal('addTime'), seconds }),
  z.object({ type: z.literal('pauseTimer') }),
  z.object({ type: z.literal('resumeTimer') }),
  z.object({ type: z.literal('stopTimer') }),
  z.object({ type: z.literal('freeze') }),
  z.object({ type: z.literal('unfreeze') }),
  /** Whether newcomers can come in, and whether a facilitator lets each of them in. */
  z.object({ type: z.literal('setOpen'), open: z.boolean(), byHand: z.optional(z.boolean()) }),
  /** Lets people in who wait at the door, or sends them away. */
  z.object({
    type: z.literal('answerDoor'),
    participants: z.array(id).check(z.minLength(1), z.maxLength(1000)),
    letIn: z.boolean(),
  }),
  /** Names somebody who may take over when no facilitator is there, or not any more. */
  z.object({ type: z.literal('setDeputy'), participant: id, deputy: z.boolean() }),
  /** What a deputy does when no facilitator has been there for a while; see `lead.ts`. */
  z.object({ type: z.literal('takeOver') }),
  z.object({ type: z.literal('rename'), name: personName }),
  z.object({ type: z.literal('setRole'), participant: id, role: z.enum(ROLES) }),
  /** Has the door ask for the department and suggest these, or (null) not ask. */
  z.object({
    type: z.literal('setDepartments'),
    departments: z.nullable(z.array(departmentName).check(z.maxLength(60))),
  }),
  /** Puts somebody on the roster who is there and has no device. */
  z.object({
    type: z.literal('addPerson'),
    name: personName,
    department: departmentName,
  }),
  /** Changes what is given. Only of somebody without a device can the name be changed, and whether they are there. */
  z.object({
    type: z.literal('editPerson'),
    participant: id,
    name: z.optional(personName),
    department: z.optional(departmentName),
    whereabouts: z.optional(z.enum(WHEREABOUTS)),
    here: z.optional(z.boolean()),
  }),
  /** Puts somebody out, and with `work` all that they made on the board. Who has no device goes from the roster. */
  z.object({ type: z.literal('removePerson'), participant: id, work: z.optional(z.boolean()) }),
  /** Takes that back: the person may come in again, and what went with them is there again. */
  z.object({ type: z.literal('bringBack'), participant: id }),
  z.object({
    type: z.literal('setPairRules'),
    step: id,
    size: z.literal(PAIR_SIZES),
    newcomers: z.enum(NEWCOMER_RULES),
  }),
  /** Makes a proposal, or another one that keeps the locked pairs. */
  z.object({ type: z.literal('proposePairs') }),
  /** Proposes the pairs of the round that is finished once more, mended where somebody is not there. */
  z.object({ type: z.literal('repeatPairs') }),
  z.object({ type: z.literal('lockPair'), pair: id, locked: z.boolean() }),
  /** Puts a person in a pair of the round, or, as they want it, alone. */
  z.object({ type: z.literal('moveToPair'), participant: id, pair: z.nullable(id) }),
  z.object({ type: z.literal('swap'), one: id, other: id }),
  z.object({ type: z.literal('startPairs'), seconds }),
  z.object({ type: z.literal('finishPairs') }),
  z.object({ type: z.literal('setReady'), pair: id, ready: z.boolean() }),
  /** Has facilitators read along, or not any more; that it is enough, a facilitator can say too. */
  z.object({ type: z.literal('askHelp'), pair: id, wanted: z.boolean() }),
  /** The same for writing. Who says no also takes back what the code of the pair opened. */
  z.object({ type: z.literal('askProxy'), pair: id, wanted: z.boolean() }),
  /** Opens a pair's worksheet to the facilitator whom the pair told its code. */
  z.object({ type: z.literal('useCode'), pair: id, code: z.string().check(z.maxLength(20)) }),
  /** What somebody does whom the others left: go on alone, or with another pair. For oneself, or as facilitator. */
  z.object({
    type: z.literal('goOn'),
    participant: id,
    how: z.enum(['alone', 'together']),
  }),
  /** Gives or changes one's own ballot, or as facilitator that of somebody without a device; an empty one takes it back. */
  z.object({ type: z.literal('castBallot'), ballot, content: ballotContentSchema, for: z.optional(id) }),
  /** Shows what a ballot came to. It cannot be hidden again. */
  z.object({ type: z.literal('revealBallot'), ballot }),
  /** Another round of ratings or dots, beginning with nothing. */
  z.object({ type: z.literal('reopenBallot'), ballot }),
  /** What is voted on; null for what the programme says. */
  z.object({ type: z.literal('setSubjects'), ballot, subjects: z.nullable(subjectsSchema) }),
  /** Takes what the finished pairs wrote and did not mark to the sheets; see `server/src/sessions/harvest.ts`. */
  z.object({ type: z.literal('harvest') }),
  /** Has a pair tell the group what it shared. */
  z.object({ type: z.literal('giveTurn'), pair: id }),
  /** From one pair to the next; null for nobody. Changes nothing when `from` is no longer at it. */
  z.object({ type: z.literal('nextTurn'), from: z.nullable(id), to: z.nullable(id) }),
  z.object({ type: z.literal('endTurn') }),
  /** Two notes look alike and are to stay apart: nobody is asked again whether they should be merged. */
  z.object({ type: z.literal('keepApart'), one: noteId, other: noteId }),
  /** Has what stands out on the map told no longer, or again; `finding` is its `findingKey`. */
  z.object({
    type: z.literal('putAside'),
    finding: z.string().check(z.minLength(1), z.maxLength(320)),
    isAside: z.boolean(),
  }),
  /** The moment at which everybody looks at the map, through the election lens. */
  z.object({ type: z.literal('showMoment'), moment: z.enum(MOMENT_IDS) }),
  /** Brings one domain of the map into view for everybody; null lets go. */
  z.object({ type: z.literal('showSector'), domain: z.nullable(z.enum(DOMAIN_IDS)) }),
  /** How a question of the flip chart is asked; null for open to all from the start. */
  z.object({ type: z.literal('setHidden'), sheet: id, hidden: z.nullable(z.enum(HIDING)) }),
  /** Adds steps that are nowhere yet, behind another one or (null) before all. */
  z.object({ type: z.literal('addSteps'), steps: programmeSchema, after: z.nullable(id) }),
  /** Changes a step, as long as it is what the editor took it for. */
  z.object({ type: z.literal('editStep'), was: stepSchema, step: stepSchema }),
  z.object({ type: z.literal('moveStep'), step: id, after: z.nullable(id) }),
  /** Takes a step out of the programme; it can be put back as it was. */
  z.object({ type: z.literal('dropStep'), step: id }),
  z.object({ type: z.literal('restoreStep'), step: id, after: z.nullable(id) }),
  /** Other steps instead of all that there are, as long as those are what the editor took them for. */
  z.object({
    type: z.literal('replaceProgramme'),
    was: z.array(id).check(z.maxLength(100)),
    steps: programmeSchema,
  }),
]);
export type Command = z.infer<typeof commandSchema>;
/** Commands that need what people gave to a ballot, which is not in the state; see `reveal.ts` and `voting.ts`. */
export type BallotCommand = Extract<Command, { type: 'castBallot' | 'revealBallot' }>;
/** Commands that need what stands in documents. */
type DocumentCommand = Extract<Command, { type: 'harvest' }>;
export type StateCommand = Exclude<Command, BallotCommand | DocumentCommand>;

const facilitators: readonly Role[] = ['facilitator'];
const people: readonly Role[] = ['facilitator', 'participant'];

/** Which roles may give which command. What is not in this list is refused to everybody. */
export const COMMAND_ROLES: Readonly<Record<Command['type'], readonly Role[]>> = {
  goToStep: facilitators,
  lockStep: facilitators,
  startTimer: facilitators,
  addTime: facilitators,
  pauseTimer: facilitators,
  resumeTimer: facilitators,
  stopTimer: facilitators,
  freeze: facilitators,
  unfreeze: facilitators,
  setOpen: facilitators,
  answerDoor: facilitators,
  setDeputy: facilitators,
  takeOver: ['participant', 'noteTaker', 'observer'],
  rename: ['facilitator', 'participant', 'noteTaker', 'observer'],
  setRole: facilitators,
  setDepartments: facilitators,
  addPerson: facilitators,
  editPerson: facilitators,
  removePerson: facilitators,
  bringBack: facilitators,
  setPairRules: facilitators,
  proposePairs: facilitators,
  repeatPairs: facilitators,
  lockPair: facilitators,
  moveToPair: facilitators,
  swap: facilitators,
  startPairs: facilitators,
  finishPairs: facilitators,
  setReady: people,
  askHelp: people,
  askProxy: people,
  useCode: facilitators,
  goOn: people,
  castBallot: people,
  revealBallot: facilitators,
  reopenBallot: facilitators,
  setSubjects: facilitators,
  setHidden: facilitators,
  harvest: facilitators,
  giveTurn: facilitators,
  nextTurn: facilitators,
  endTurn: facilitators,
  keepApart: facilitators,
  putAside: facilitators,
  showMoment: facilitators,
  showSector: facilitators,
  addSteps: facilitators,
  editStep: facilitators,
  moveStep: facilitators,
  dropStep: facilitators,
  restoreStep: facilitators,
  replaceProgramme: facilitators,
};

/**
 * What others than facilitators can still ask for while all screens are frozen: a pair says at any time who may read
 * along and who may write for it, and a deputy can take over, who could otherwise never open the screens again.
 */
export const WHILE_FROZEN: readonly Command['type'][] = ['askHelp', 'askProxy', 'takeOver'];
