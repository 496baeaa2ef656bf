/** What tells parties apart that have one name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly person: string;
}

/** Words that say nothing about who somebody is: articles, forms of address, and the legal form of an organisation. */
const SILENT = new Set(
  'de het een t the a an dhr mevr mw hr dr drs ir ing mr prof bv nv stichting'.split(' '),
);

/** What the same word is written as. */
const WRITTEN_OUT: ReadonlyMap<string, string> = new Map([
  ['gem', 'gemeente'],
  ['prov', 'provincie'],
  ['min', 'ministerie'],
  ['and', 'en'],
]);

/**
 * A name as it is compared: 'De gem. Súdwest-Fryslân' is 'gemeente Sudwest Fryslan', and 'Vries, Jan de' is 'Jan de
 * Vries'. Capitals, accents, spaces, punctuation, articles, titles and legal forms do not count; letters that differ do:
 * likeness is not enough where 'Wijk 1' and 'Wijk 2' are two parties. Empty for a name of nothing.
 */
export function nameKey(name: string): string {
  const words = wordsIn(inSpokenOrder(name));
  const telling = words.filter((word) => !SILENT.has(word));
  // A name of nothing but such words still is a name.
  const counted = telling.length > 0 ? telling : words;
  return (
    counted.map((word, index) => (followsNumber(counted, index) ? ` ${word}` : word)).join('') || name.trim()
  );
}

/** 'Vries, Jan de' is how a list writes 'Jan de Vries'. */
function inSpokenOrder(name: string): string {
  const [last = '', first = '', ...more] = name.split(',');
  const isTurned = more.length === 0 && last.trim() !== '' && first.trim() !== '';
  return isTurned ? `${first} ${last}` : name;
}

function wordsIn(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' en ')
    .replaceAll(/[.'’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => WRITTEN_OUT.get(word) ?? word);
}

/** 'Team 1 2' is not 'Team 12'. */
function followsNumber(words: readonly string[], index: number): boolean {
  const before = words[index - 1];
  return before !== undefined && /\p{N}$/u.test(before) && /^\p{N}/u.test(words[index] ?? '');
}

interface Key {
  readonly name: string;
  readonly organisation: string;
  readonly person: string;
}

/** Each party is an object of its own until it changes, and is compared many times. */
const known = new WeakMap<Named, Key>();

function keyOf(party: Named): Key {
  const before = known.get(party);
  if (before) return before;
  const { name, organisation, person } = party;
  const key = { name: nameKey(name), organisation: nameKey(organisation), person: nameKey(person) };
  known.set(party, key);
  return key;
}

/** Two of one name at two organisations, or with two persons, are two. */
function maySame(one: Key, other: Key): boolean {
  return agree(one.organisation, other.organisation) && agree(one.person, other.person);
}

function agree(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

/**
 * The parties that have one name, by their ids: to be proposed to people, never merged by itself. Each is in one group
 * at most; the same whatever order `parties` come in.
 */
export function sameNames(parties: readonly Named[]): readonly (readonly string[])[] {
  const inOrder = [...parties].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups: Named[][] = [];
  for (const [name, namesakes] of Map.groupBy(inOrder, (party) => keyOf(party).name)) {
    if (name === '' || namesakes.length < 2) continue;
    const own: Named[][] = [];
    for (const party of namesakes) {
      const group = own.find((others) => others.every((other) => maySame(keyOf(other), keyOf(party))));
      if (group) group.push(party);
      else own.push([party]);
    }
    groups.push(...own.filter(({ length }) => length > 1));
  }
  return groups.map((group) => group.map(({ id }) => id)).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

/** Who has this name already, for who is about to write it down; none for a name of nothing. */
export function whoHasName<T extends Named>(
  given: Pick<Named, 'name' | 'organisation'>,
  parties: readonly T[],
): readonly T[] {
  const wanted = { name: nameKey(given.name), organisation: nameKey(given.organisation), person: '' };
  if (wanted.name === '') return [];
  return parties.filter((party) => {
    const key = keyOf(party);
    return key.name === wanted.name && maySame(key, wanted);
  });
}
