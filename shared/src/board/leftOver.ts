import type { Connection } from './connection.ts';
import { type Joined, ownConnectionsOf } from './joining.ts';
import {
  STAKEHOLDER_LABELS,
  STAKEHOLDER_TEXTS,
  type Stakeholder,
  type StakeholderLabel,
  type StakeholderText,
} from './stakeholder.ts';

/** What one field of a source says that the card or connection that it is part of does not. */
export interface LeftOver<Field extends string> {
  readonly field: Field;
  readonly words: string;
}

/** Why it shifts says nothing without where to: what the card has of that stays with the card. */
type Told = Exclude<StakeholderLabel, 'name' | 'whyBefore' | 'whyAfter'> | StakeholderText;

const STAKEHOLDER_WORDS = [...STAKEHOLDER_LABELS, ...STAKEHOLDER_TEXTS].filter(
  (field): field is Told => field !== 'name' && field !== 'whyBefore' && field !== 'whyAfter',
);
const CONNECTION_WORDS = ['obstacle', 'nextStep', 'owner', 'due'] as const;

/** What a stakeholder says that the card that it was merged into does not, or no longer. Its name is not among it. */
export function leftOfStakeholder(source: Stakeholder, card: Stakeholder): readonly LeftOver<Told>[] {
  return leftOver(source, card, STAKEHOLDER_WORDS);
}

/** What a connection says that the one that it became one with does not, or no longer. */
export function leftOfConnection(
  source: Connection,
  shown: Connection,
): readonly LeftOver<(typeof CONNECTION_WORDS)[number]>[] {
  return leftOver(source, shown, CONNECTION_WORDS);
}

/** What connections from a card to itself say that its notes do not, or no longer: they lay between what is now one. */
export function leftOfOwnConnections(card: Stakeholder, joined: Joined): readonly string[] {
  return ownConnectionsOf(joined, card.id)
    .flatMap((connection) => CONNECTION_WORDS.map((field) => connection[field].trim()))
    .filter((words) => words !== '' && !says(card.notes, words));
}

function leftOver<Field extends string>(
  source: Readonly<Record<Field, string>>,
  shown: Readonly<Record<Field, string>>,
  fields: readonly Field[],
): readonly LeftOver<Field>[] {
  return fields
    .map((field) => ({ field, words: source[field].trim() }))
    .filter(({ field, words }) => words !== '' && !says(shown[field], words));
}

/** Whether these words are in a text, as they stand and not as part of other words. */
export function says(text: string, words: string): boolean {
  const wanted = words.trim();
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (!endsInWord(text.slice(0, at)) && !startsWithWord(text.slice(at + wanted.length))) return true;
  }
  return false;
}

const endsInWord = (text: string): boolean => /[\p{L}\p{N}]$/u.test(text);
const startsWithWord = (text: string): boolean => /^[\p{L}\p{N}]/u.test(text);
