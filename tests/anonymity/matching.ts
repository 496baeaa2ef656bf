/*
 * A question has as many answers as authors: to say who gave which is to match the two. By chance one of a matching is
 * right on average, however many there are, and how likely it is to have more right is known exactly.
 */

/** How likely it is that so many of a random matching of `size` are right, for each number from 0 to `size`. */
export function rightByChance(size: number): readonly number[] {
  // The share of matchings of so many with none right: 1 - 1/1! + 1/2! - …
  const noneRight: number[] = [];
  let [share, term] = [0, 1];
  for (let count = 0; count <= size; count++) {
    if (count > 0) term /= -count;
    share += term;
    noneRight.push(share);
  }
  let factorial = 1;
  return noneRight.map((_, right) => {
    if (right > 0) factorial *= right;
    return (noneRight[size - right] ?? 0) / factorial;
  });
}

/** How likely it is to have at least so many right in all of several random matchings. */
export function likelihoodOf(right: number, matchings: number, size: number): number {
  const one = rightByChance(size);
  let all: readonly number[] = [1];
  for (let count = 0; count < matchings; count++) all = added(all, one);
  return all.slice(right).reduce((sum, share) => sum + share, 0);
}

/** How likely each sum of two independent numbers is. */
function added(some: readonly number[], others: readonly number[]): readonly number[] {
  const sums = new Array<number>(some.length + others.length - 1).fill(0);
  for (const [one, share] of some.entries()) {
    for (const [other, otherShare] of others.entries()) {
      sums[one + other] = (sums[one + other] ?? 0) + share * otherShare;
    }
  }
  return sums;
}

/**
 * Matches two rankings of the same length: the first with the first. Gives for each answer its author. What is not
 * ranked (NaN) stands by chance among the others.
 */
export function matchRanks(
  answers: readonly number[],
  authors: readonly number[],
  random: () => number,
): readonly number[] {
  const persons = inOrder(authors, random);
  const matching = new Array<number>(answers.length).fill(0);
  for (const [place, answer] of inOrder(answers, random).entries()) matching[answer] = persons[place] ?? 0;
  return matching;
}

function inOrder(ranks: readonly number[], random: () => number): readonly number[] {
  return ranks
    .map((rank, index) => ({
      index,
      rank: Number.isNaN(rank) ? Number.POSITIVE_INFINITY : rank,
      tie: random(),
    }))
    .sort((one, other) => (one.rank === other.rank ? one.tie - other.tie : one.rank - other.rank))
    .map(({ index }) => index);
}

/** Matches by scores, the highest first: `scores[answer][author]`. Whatever scores the same is left to chance. */
export function matchScores(scores: readonly (readonly number[])[], random: () => number): readonly number[] {
  const guesses = scores
    .flatMap((row, answer) => row.map((score, author) => ({ answer, author, score, tie: random() })))
    .sort((one, other) => other.score - one.score || one.tie - other.tie);
  const matching = new Map<number, number>();
  const taken = new Set<number>();
  for (const { answer, author } of guesses) {
    if (matching.has(answer) || taken.has(author)) continue;
    matching.set(answer, author);
    taken.add(author);
  }
  return scores.map((_, answer) => matching.get(answer) ?? 0);
}
