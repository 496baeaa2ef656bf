/** What honest ones are counted as: they are no attack, and only there so that there is something to attack. */
export const HONEST = 'honest';
/** What came too often was refused without a look. */
const UNSEEN = 'tooOften';

/** How often what came of what: by carrier, by the way in which it was made, by what became of it. */
export type TallyReport = readonly (readonly [what: string, count: number])[];

/** What became of everything that was sent. */
export class Tally {
  readonly #counts = new Map<string, number>();
  /** Attacks that were looked at. */
  tried = 0;

  count(carrier: string, way: string, fate: string): void {
    add(this.#counts, `${carrier}|${way}|${fate}`, 1);
    if (fate !== UNSEEN && way !== HONEST) this.tried++;
  }

  get report(): TallyReport {
    return [...this.#counts];
  }
}

interface Counted {
  readonly carrier: string;
  readonly way: string;
  readonly fate: string;
}

/** Sums of what is chosen by one of the three, the largest first. */
export function sumsBy(
  part: keyof Counted,
  report: TallyReport,
  isChosen: (counted: Counted) => boolean,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [what, count] of report) {
    const [carrier = '', way = '', fate = ''] = what.split('|');
    const counted = { carrier, way, fate };
    if (isChosen(counted)) add(sums, counted[part], count);
  }
  return new Map([...sums].sort(([, one], [, other]) => other - one));
}

export const isTried = ({ way, fate }: Counted): boolean => way !== HONEST && fate !== UNSEEN;
export const isUnseen = ({ way, fate }: Counted): boolean => way !== HONEST && fate === UNSEEN;
export const isHonest = ({ way }: Counted): boolean => way === HONEST;

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
