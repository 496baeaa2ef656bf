import type { Step } from '@verbindbord/shared/activities/step.ts';
import { LANGUAGES } from '@verbindbord/shared/content/localized.ts';
import type { Template } from '@verbindbord/shared/programme/templateFile.ts';
import { uuidv4 } from 'lib0/random';
import { keptList, readKept } from '../keptList.ts';

/** A template of one's own. Kept on this device alone; as a file it goes to another one, or to a colleague. */
export interface OwnTemplate extends Template {
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly savedAt: number;
}

const STORAGE_KEY = 'verbindbord.templates';
const MOST = 40;

/** As much as a list shows of it is looked at; whoever makes a session of it has the rest judged by the server. */
function asOwnTemplate(value: unknown): OwnTemplate | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, title, language, savedAt, programme } = value as Record<string, unknown>;
  const known = LANGUAGES.find((one) => one === language);
  const isWhole = typeof id === 'string' && typeof title === 'string' && typeof savedAt === 'number' && known;
  if (!isWhole || !Array.isArray(programme) || programme.length === 0 || !programme.every(isStep))
    return null;
  return { id, title, language: known, savedAt, programme };
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, minutes } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof title === 'string' && typeof minutes === 'number';
}

/** What is stored, the latest first. */
export function readOwnTemplates(store: Pick<Storage, 'getItem'> | undefined): readonly OwnTemplate[] {
  const templates = readKept(store, STORAGE_KEY, asOwnTemplate);
  return [...templates].sort((one, other) => other.savedAt - one.savedAt);
}

/** The list with a template at its top: instead of the one that has the same title. */
export function withTemplate(list: readonly OwnTemplate[], template: OwnTemplate): readonly OwnTemplate[] {
  return [template, ...list.filter(({ title }) => title !== template.title)].slice(0, MOST);
}

const kept = keptList(STORAGE_KEY, readOwnTemplates);

export const useOwnTemplates = kept.use;

/** Keeps a template; false when the device does not. */
export function saveTemplate(template: Template): boolean {
  const own = { ...template, id: uuidv4(), savedAt: Date.now() };
  return kept.keep(withTemplate(kept.current(), own));
}

/** Takes a template off this device. Gives the way to put it back. */
export function forgetTemplate(template: OwnTemplate): () => void {
  kept.keep(kept.current().filter(({ id }) => id !== template.id));
  return () => kept.keep(withTemplate(kept.current(), template));
}
