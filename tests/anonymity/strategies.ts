import type { Answer, Author, Evidence, Question } from './evidence.ts';
import { matchRanks, matchScores } from './matching.ts';

/** A way to find out who gave which answer: for each answer of a question the author that it is given to. */
export interface Strategy {
  readonly name: string;
  readonly match: (evidence: Evidence, question: number, random: () => number) => readonly number[];
}

/** The strategy that finds everything while the ballots are open. */
export const NEAR_IN_FILES = 'words near somebody in the files';

/** One number for each answer, or for each author, by which they can be put in an order; NaN for those without. */
type Ranking = (evidence: Evidence, question: Question) => readonly number[];

/** Bytes around a name in which the words belong to it. */
const NEAR = 600;
/** Milliseconds in which others hear of an answer that somebody gives. */
const HEARD_WITHIN = 1500;

const byAnswer =
  (rank: (answer: Answer) => number): Ranking =>
  (_, { answers }) =>
    answers.map(rank);
const byAuthor =
  (rank: (author: Author) => number): Ranking =>
  ({ authors }) =>
    authors.map(rank);
/** The alphabet as an order. */
const byText =
  (all: (evidence: Evidence, question: Question) => readonly string[]): Ranking =>
  (evidence, question) => {
    const texts = all(evidence, question);
    const sorted = texts.toSorted();
    return texts.map((text) => (text === '' ? Number.NaN : sorted.indexOf(text)));
  };

/** Where each text stands in some bytes: the first time, or the last. */
function positions(bytes: Buffer, texts: readonly string[], which: 'first' | 'last'): readonly number[] {
  return texts.map((text) => {
    const at = which === 'first' ? bytes.indexOf(text) : bytes.lastIndexOf(text);
    return at < 0 ? Number.NaN : at;
  });
}

const textsOf = ({ answers }: Question): readonly string[] => answers.map(({ text }) => text);
const idsOf = ({ authors }: Evidence): readonly string[] => authors.map(({ id }) => id);

/** What is the same for all questions of an afternoon is made once. */
function once<T>(make: (evidence: Evidence) => T): (evidence: Evidence) => T {
  const made = new WeakMap<Evidence, T>();
  return (evidence) => {
    const known = made.get(evidence) ?? make(evidence);
    made.set(evidence, known);
    return known;
  };
}

const filesAsOne = once(({ files }) => Buffer.concat(files));
const logAsOne = once(({ log }) => Buffer.from(log));
/** What came to several people is taken once. */
const framesAsOne = once(({ frames }) => {
  const distinct = new Map(frames.flat().map(({ bytes }) => [bytes.toString('latin1'), bytes]));
  return Buffer.concat([...distinct.values()]);
});

/** In which order the answers stand, in whatever there is. */
const ORDERS_OF_ANSWERS: Readonly<Record<string, Ranking>> = {
  'their place on the sheet': byAnswer(({ place }) => place),
  'their clocks in Yjs': byAnswer(({ note }) => note?.clock ?? Number.NaN),
  'the clients of Yjs that wrote them': byAnswer(({ note }) => note?.client ?? Number.NaN),
  'their ids': byText((_, { answers }) => answers.map(({ note }) => note?.id ?? '')),
  'their length': byAnswer(({ text }) => text.length),
  'the alphabet': byText((_, question) => textsOf(question)),
  'where the files have them first': (evidence, question) =>
    positions(filesAsOne(evidence), textsOf(question), 'first'),
  'where the files have them last': (evidence, question) =>
    positions(filesAsOne(evidence), textsOf(question), 'last'),
  'where the log has them': (evidence, question) => positions(logAsOne(evidence), textsOf(question), 'first'),
  'where the frames have them': (evidence, question) =>
    positions(framesAsOne(evidence), textsOf(question), 'first'),
};

/** In which order the authors stand, in whatever there is, and in which order they gave their answers. */
const ORDERS_OF_AUTHORS: Readonly<Record<string, Ranking>> = {
  'when they first gave one': (_, { firstGiven }) => firstGiven,
  'when they last gave one': (_, { lastGiven }) => lastGiven,
  'when they came in': byAuthor(({ joinedAt }) => joinedAt),
  'their ids': byText(idsOf),
  'their names': byText(({ authors }) => authors.map(({ name }) => name)),
  'the hashes of their tokens': byText(({ authors }) => authors.map(({ tokenHash }) => tokenHash)),
  'where the files have their ids first': (evidence) =>
    positions(filesAsOne(evidence), idsOf(evidence), 'first'),
  'where the files have their ids last': (evidence) =>
    positions(filesAsOne(evidence), idsOf(evidence), 'last'),
  'how much others then heard': ({ frames: [heard = []] }, { lastGiven }) =>
    lastGiven.map((moment) => {
      const given = performance.timeOrigin + moment;
      const then = heard.filter(({ at }) => at >= given && at < given + HEARD_WITHIN);
      return then.reduce((sum, { bytes }) => sum + bytes.length, 0);
    }),
};

/** How often each word stands near each author's id, name or token in some bytes. */
function wordsNear(bytes: Buffer, authors: readonly Author[]): readonly ReadonlyMap<string, number>[] {
  return authors.map(({ id, name, tokenHash }) => {
    const words = new Map<string, number>();
    for (const sign of [Buffer.from(id), Buffer.from(name), Buffer.from(tokenHash, 'hex')]) {
      for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + sign.length)) {
        const near = bytes.toString('latin1', Math.max(0, at - NEAR), at + NEAR);
        for (const word of near.split(/[^a-z]+/)) words.set(word, (words.get(word) ?? 0) + 1);
      }
    }
    return words;
  });
}

const nearInFiles = once((evidence) => wordsNear(filesAsOne(evidence), evidence.authors));
const nearInLog = once((evidence) => wordsNear(logAsOne(evidence), evidence.authors));
const nearInFrames = once((evidence) => wordsNear(framesAsOne(evidence), evidence.authors));

type Scores = (evidence: Evidence, question: Question) => number[][];

const countWords = (near: readonly ReadonlyMap<string, number>[], answers: readonly Answer[]): number[][] =>
  answers.map(({ text }) =>
    near.map((words) => text.split(' ').reduce((sum, word) => sum + (words.get(word) ?? 0), 0)),
  );

/** What says of an answer more or less plainly whose it is. */
const SIGNS: Readonly<Record<string, Scores>> = {
  [NEAR_IN_FILES]: (evidence, { answers }) => countWords(nearInFiles(evidence), answers),
  'words near somebody in the log': (evidence, { answers }) => countWords(nearInLog(evidence), answers),
  'words near somebody in the frames': (evidence, { answers }) => countWords(nearInFrames(evidence), answers),
  'the rows of ballots': ({ rows, authors }, { answers }) =>
    answers.map(({ text }) =>
      authors.map(({ id }) =>
        rows.some(({ participant, content }) => participant === id && content.includes(text)) ? 1 : 0,
      ),
    ),
  'who writes with the client of Yjs': ({ writers, authors }, { answers }) =>
    answers.map(({ note }) => authors.map(({ id }) => (note && writers.get(note.client) === id ? 1 : 0))),
  'the name under it': ({ authors }, { answers }) =>
    answers.map(({ signed }) => authors.map(({ name }) => (signed !== null && signed === name ? 1 : 0))),
};

const asQuestion = ({ questions }: Evidence, question: number): Question => {
  const found = questions[question];
  if (!found) throw new Error(`There is no question ${question}.`);
  return found;
};

/** Every order of answers beside every order of authors, from both ends; and every sign. */
export const STRATEGIES: readonly Strategy[] = [
  ...Object.entries(ORDERS_OF_ANSWERS).flatMap(([ofAnswers, rankAnswers]) =>
    Object.entries(ORDERS_OF_AUTHORS).flatMap(([ofAuthors, rankAuthors]) =>
      [1, -1].map(
        (direction): Strategy => ({
          name: `${ofAnswers}, beside ${ofAuthors}${direction < 0 ? ', backwards' : ''}`,
          match: (evidence, number, random) => {
            const question = asQuestion(evidence, number);
            const authors = rankAuthors(evidence, question).map((rank) => direction * rank);
            return matchRanks(rankAnswers(evidence, question), authors, random);
          },
        }),
      ),
    ),
  ),
  ...Object.entries(SIGNS).map(
    ([name, score]): Strategy => ({
      name,
      match: (evidence, number, random) => {
        const question = asQuestion(evidence, number);
        return matchScores(score(evidence, question), random);
      },
    }),
  ),
];
