import { newStep } from '@verbindbord/shared/activities/registry.ts';
import type { ActivityKind, Step } from '@verbindbord/shared/activities/step.ts';
import type { Language } from '@verbindbord/shared/content/localized.ts';
import type { Programme } from '@verbindbord/shared/programme/programme.ts';
import { uuidv4 } from 'lib0/random';
import { t } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { giveProgramme } from './edits.ts';

/** The step that one lies behind, or null for the first. */
function behind(programme: Programme, at: number): string | null {
  return programme[at - 1]?.id ?? null;
}

/** Puts a step at a place among the others, from 0. */
export async function moveStep(programme: Programme, step: Step, at: number): Promise<void> {
  const others = programme.filter((other) => other !== step);
  if (programme.indexOf(step) === at) return;
  const done = await giveProgramme({ type: 'moveStep', step: step.id, after: behind(others, at) });
  if (done) announce(t('programme.moved', { title: step.title, number: at + 1, count: programme.length }));
}

/** The same by so many places; false where there is no such place. */
export function moveStepBy(programme: Programme, step: Step, by: number): boolean {
  const at = programme.indexOf(step) + by;
  if (at < 0 || at >= programme.length) return false;
  void moveStep(programme, step, at);
  return true;
}

/** A new step of a kind behind another one, or at the end. Gives its id, or null when it was refused. */
export async function addStep(
  kind: ActivityKind,
  language: Language,
  after: string | null,
): Promise<string | null> {
  const step = newStep(kind, { language, newId: uuidv4 });
  const done = await giveProgramme({ type: 'addSteps', steps: [step], after });
  if (done) announce(t('programme.added', { title: step.title }));
  return done ? step.id : null;
}

/** Takes a step out; the message offers to put it back where it was. */
export async function dropStep(programme: Programme, step: Step): Promise<boolean> {
  const after = behind(programme, programme.indexOf(step));
  if (!(await giveProgramme({ type: 'dropStep', step: step.id }))) return false;
  const text = t('programme.dropped', { title: step.title });
  announce(text);
  showToast({
    tone: 'info',
    text,
    action: { label: t('ui.undo'), onAction: () => void restoreStep(step, after) },
  });
  return true;
}

export async function restoreStep(step: Step, after: string | null): Promise<void> {
  const done = await giveProgramme({ type: 'restoreStep', step: step.id, after });
  if (done) announce(t('programme.restored', { title: step.title }));
}
