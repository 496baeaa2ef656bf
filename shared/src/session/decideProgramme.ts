import { equalityDeep } from 'lib0/function';
import { idsOfStep } from '../activities/registry.ts';
import { type Step, stepSchema } from '../activities/step.ts';
import { hasOwnIds, MAX_STEPS } from '../programme/programme.ts';
import { ballotOf, ballotOfSheet, ballotOfStep } from './ballots.ts';
import type { Command } from './commands.ts';
import { change, type Decision } from './decision.ts';
import { refuse } from './refusals.ts';
import type { SessionState } from './state.ts';

const PROGRAMME_COMMANDS = [
  'addSteps',
  'editStep',
  'moveStep',
  'dropStep',
  'restoreStep',
  'replaceProgramme',
] as const;
export type ProgrammeCommand = Extract<Command, { type: (typeof PROGRAMME_COMMANDS)[number] }>;

export function isProgrammeCommand(command: Command): command is ProgrammeCommand {
  return PROGRAMME_COMMANDS.some((type) => type === command.type);
}

/** As many steps as are kept to be put back; of more, the oldest that nobody gave anything to are forgotten. */
const MAX_DROPPED = 60;

/**
 * Changes of the programme while the session runs. What people gave stays theirs: a question keeps its id and with it
 * its answers, a step that is dropped is kept as it was, to be put back, and nothing changes in how answers that are
 * not revealed yet were promised to be treated. No id is ever used for something else.
 */
export function decideProgramme(state: SessionState, command: ProgrammeCommand): Decision {
  switch (command.type) {
    case 'addSteps':
      return addSteps(state, command.steps, command.after);
    case 'editStep':
      return editStep(state, command.was, command.step);
    case 'moveStep':
      return moveStep(state, command.step, command.after);
    case 'dropStep':
      return dropStep(state, command.step);
    case 'restoreStep':
      return restoreStep(state, command.step, command.after);
    case 'replaceProgramme':
      return replaceProgramme(state, command.was, command.steps);
  }
}

function addSteps(state: SessionState, steps: readonly Step[], after: string | null): Decision {
  if (!areNew(state, steps)) return refuse('malformed');
  return insert(state, state.programme, steps, after);
}

/** Two who change one step at the same moment: the second one is told, and has not undone what the first did. */
function editStep(state: SessionState, was: Step, step: Step): Decision {
  const current = state.programme.find(({ id }) => id === step.id);
  if (!current) return refuse('unknown');
  if (step.id !== was.id || step.kind !== current.kind) return refuse('malformed');
  if (!equalityDeep(stepSchema.parse(current), was)) return refuse('changed');
  const others = [...state.programme, ...(state.dropped ?? [])].filter((other) => other !== current);
  if (!hasOwnIds([...others, step])) return refuse('malformed');
  if (!keepsGiven(state, current, step)) return refuse('notNow');
  return change({ programme: state.programme.map((other) => (other === current ? step : other)) });
}

function moveStep(state: SessionState, id: string, after: string | null): Decision {
  const step = state.programme.find((other) => other.id === id);
  if (!step || after === id) return refuse('unknown');
  return insert(
    state,
    state.programme.filter((other) => other !== step),
    [step],
    after,
  );
}

function dropStep(state: SessionState, id: string): Decision {
  const step = state.programme.find((other) => other.id === id);
  if (!step) return refuse('unknown');
  if (id === state.step || isAtPairs(state, id)) return refuse('notNow');
  return change({
    programme: state.programme.filter((other) => other !== step),
    dropped: withDropped(state, [step]),
  });
}

function restoreStep(state: SessionState, id: string, after: string | null): Decision {
  const step = state.dropped?.find((other) => other.id === id);
  if (!step) return refuse('unknown');
  const decision = insert(state, state.programme, [step], after);
  if (!decision.ok) return decision;
  return change({ ...decision.changes, dropped: state.dropped?.filter((other) => other !== step) ?? [] });
}

/** Other steps instead of all that there are: the group is at the first of them. */
function replaceProgramme(state: SessionState, was: readonly string[], steps: readonly Step[]): Decision {
  const ids = state.programme.map(({ id }) => id);
  if (!equalityDeep(ids, was)) return refuse('changed');
  const [first] = steps;
  if (!first || !areNew(state, steps)) return refuse('malformed');
  if (ids.some((id) => isAtPairs(state, id))) return refuse('notNow');
  return change({
    programme: [...steps],
    dropped: withDropped(state, state.programme),
    step: first.id,
    timer: null,
  });
}

/** The programme with steps behind one of its own, or (null) before all others. */
function insert(
  state: SessionState,
  programme: readonly Step[],
  steps: readonly Step[],
  after: string | null,
): Decision {
  const at = after === null ? 0 : programme.findIndex(({ id }) => id === after) + 1;
  if (after !== null && at === 0) return refuse('unknown');
  if (programme.length + steps.length > MAX_STEPS) return refuse('tooLarge');
  const next = [...programme.slice(0, at), ...steps, ...programme.slice(at)];
  return hasOwnIds([...next, ...(state.dropped ?? []).filter((step) => !steps.includes(step))])
    ? change({ programme: next })
    : refuse('malformed');
}

/** Whether nothing of these steps has an id that something else has or had, or that somebody gave a ballot under. */
function areNew(state: SessionState, steps: readonly Step[]): boolean {
  const used = new Set((state.ballots ?? []).map(({ id }) => id));
  const isUsed = (id: string): boolean => used.has(ballotOfSheet(id)) || used.has(ballotOfStep(id));
  return (
    hasOwnIds([...state.programme, ...(state.dropped ?? []), ...steps]) &&
    !steps.some((step) => idsOfStep(step).some(isUsed))
  );
}

function withDropped(state: SessionState, steps: readonly Step[]): readonly Step[] {
  const all = [...(state.dropped ?? []), ...steps];
  let surplus = all.length - MAX_DROPPED;
  return all.filter((step) => surplus <= 0 || holdsGiven(state, step) || surplus-- <= 0);
}

/** Whether people gave something to a step that is nowhere else than with it. */
function holdsGiven(state: SessionState, step: Step): boolean {
  if (step.kind === 'pairWork') return hasWorked(state);
  if (step.kind === 'ballot') return isOpen(state, ballotOfStep(step.id));
  return step.kind === 'flipChart' && step.settings.sheets.some(({ id }) => isOpen(state, ballotOfSheet(id)));
}

/** Whether pairs are being made or are at work in a step. */
function isAtPairs({ round }: SessionState, step: string): boolean {
  return round.step === step && (round.stage === 'proposed' || round.stage === 'working');
}

/**
 * Whether a step can become another one without anything getting lost that people gave. Words can always change: a
 * question is renamed where it stands.
 */
function keepsGiven(state: SessionState, before: Step, after: Step): boolean {
  if (before.kind === 'flipChart' && after.kind === 'flipChart') {
    const promised = (step: typeof before): readonly string[] =>
      step.settings.sheets
        .filter(({ id }) => isOpen(state, ballotOfSheet(id)))
        .map(({ id, hidden }) => JSON.stringify([id, hidden]))
        .sort();
    return equalityDeep(promised(before), promised(after));
  }
  if (before.kind === 'pairWork' && after.kind === 'pairWork') {
    const ids = after.settings.questions.map(({ id }) => id);
    return !hasWorked(state) || before.settings.questions.every(({ id }) => ids.includes(id));
  }
  if (before.kind === 'ballot' && after.kind === 'ballot') {
    return !isOpen(state, ballotOfStep(before.id)) || equalityDeep(promiseOf(before), promiseOf(after));
  }
  return true;
}

/** Whether somebody has given a ballot that is not revealed yet. */
function isOpen(state: SessionState, ballot: string): boolean {
  const { stage, begun } = ballotOf(state, ballot);
  return stage === 'open' && begun;
}

/** Whether pairs may have written something that only they know of. */
function hasWorked({ round }: SessionState): boolean {
  return round.stage === 'working' || round.stage === 'finished' || round.earlier.length > 0;
}

/** What a vote asks of people, but for the words. */
function promiseOf({ settings }: Extract<Step, { kind: 'ballot' }>) {
  const idsIn = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
  const { form, subjects } = settings;
  return settings.form === 'rating'
    ? { form, subjects: idsIn(subjects), questions: idsIn(settings.questions), names: !settings.anonymous }
    : { form, subjects: idsIn(subjects), budget: settings.budget, several: settings.several };
}
