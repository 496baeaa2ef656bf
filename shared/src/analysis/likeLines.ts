/** A line by its id and its words. */
interface Worded {
  readonly id: string;
  readonly text: string;
}

/** Two lines that may say the same: to be proposed to people, never merged by itself. */
export interface Likeness {
  readonly one: string;
  readonly other: string;
  /** From `LIKE` to 1, which is the same words. */
  readonly degree: number;
}

/** From here on two lines are proposed. Found with lines of real sessions: see `likeLines.test.ts`. */
export const LIKE = 0.75;

/** On a sheet with more lines than this only the same words are found: comparing all with all takes too long. */
const MOST_COMPARED = 300;

/** Words that say nothing about what a line is about. Not among them is what turns a line around: 'niet', 'geen'. */
const STOP_WORDS = new Set(
  (
    'de het een en of maar want dus dat die dit deze er hier daar is zijn was waren wordt worden werd ben bent heeft ' +
    'hebben had te om aan bij in met naar op over tot uit van voor door als dan ook nog wel al we wij ons onze je jij ' +
    'jullie ze zij hun hen ik mijn men zich hij haar s t'
  ).split(' '),
);

/** With one of these in one line and not in the other they say different things, however alike they look. */
const TURNING = new Set('niet nooit geen niemand nergens zonder niets'.split(' '));

/** A line as it is compared. */
interface Reduced {
  /** The words that count, in alphabetical order. */
  readonly key: string;
  /** Pairs of letters within words, with how often each is there. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly count: number;
  /** What has to be the same in both: numbers, and whether it is denied. */
  readonly fixed: string;
}

/**
 * How much two lines are alike, from 0 to 1: the Sørensen-Dice coefficient, twice what both have divided by what they
 * have together, of the pairs of letters within their words. Words may stand in another order and have another ending;
 * capitals, accents, punctuation and words that say nothing do not count.
 *
 * The coefficient is from L.R. Dice, 'Measures of the Amount of Ecologic Association Between Species', Ecology 26(3),
 * 1945, and T. Sørensen, 1948; for words by pairs of letters see G.W. Adamson and J. Boreham, 'The use of an association
 * measure based on character structure to identify semantically related pairs of words and document titles',
 * Information Storage and Retrieval 10, 1974.
 */
export function likeness(one: string, other: string): number {
  return degreeOf(reduce(one), reduce(other));
}

/**
 * The pairs of lines that are as good as the same, the most alike first; of equals in the order of the lines. Says the
 * same whatever order `lines` come in but for that.
 */
export function likeLines(lines: readonly Worded[]): readonly Likeness[] {
  const all = lines.flatMap((line) => {
    const reduced = reducedOf(line);
    return reduced.count === 0 ? [] : [{ id: line.id, reduced }];
  });
  const found: Likeness[] = [];
  const onlySame = all.length > MOST_COMPARED;
  const groups = onlySame ? [...Map.groupBy(all, ({ reduced }) => reduced.key).values()] : [all];
  for (const group of groups) {
    group.forEach(({ id: one, reduced }, index) => {
      for (const { id: other, reduced: next } of group.slice(index + 1)) {
        if (!canBeLike(reduced, next)) continue;
        const degree = degreeOf(reduced, next);
        if (degree >= LIKE) found.push({ one, other, degree });
      }
    });
  }
  return found.sort((a, b) => b.degree - a.degree);
}

/** Each note is an object of its own until it changes, and is compared many times. */
const known = new WeakMap<Worded, Reduced>();

function reducedOf(line: Worded): Reduced {
  const before = known.get(line);
  if (before) return before;
  const reduced = reduce(line.text);
  known.set(line, reduced);
  return reduced;
}

function reduce(text: string): Reduced {
  const all = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const counting = all.filter((word) => !STOP_WORDS.has(word));
  // A line of nothing but such words still is a line.
  const words = counting.length > 0 ? counting : all;
  const pairs = new Map<string, number>();
  let count = 0;
  for (const word of words) {
    for (const pair of pairsOf(word)) {
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      count++;
    }
  }
  const numbers = words.filter((word) => /\p{N}/u.test(word)).sort();
  const isTurned = words.some((word) => TURNING.has(word));
  return { key: [...words].sort().join(' '), pairs, count, fixed: [isTurned, ...numbers].join(' ') };
}

/** 'geld' is 'ge', 'el' and 'ld'; a single letter is itself. */
function pairsOf(word: string): readonly string[] {
  const letters = [...word];
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

/** Whether one is not so much longer than the other that it has to say more. */
function canBeLike(one: Reduced, other: Reduced): boolean {
  return (2 * Math.min(one.count, other.count)) / (one.count + other.count) >= LIKE;
}

function degreeOf(one: Reduced, other: Reduced): number {
  if (one.fixed !== other.fixed || one.count === 0 || other.count === 0) return 0;
  if (one.key === other.key) return 1;
  const sum = one.count + other.count;
  let shared = 0;
  for (const [pair, times] of one.pairs) shared += Math.min(times, other.pairs.get(pair) ?? 0);
  return (2 * shared) / sum;
}
