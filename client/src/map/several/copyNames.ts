/** What is written behind the name of a copy: the first has no number. */
type NameOfCopy = (name: string, number: number) => string;

/**
 * Names for copies that nobody on the map has yet: the name itself where it is free, or else as a copy, with a number
 * from the second on. A copy of a copy counts on. Names stay within `most` UTF-16 units.
 */
export function copyNames(
  names: readonly string[],
  taken: readonly string[],
  nameOfCopy: NameOfCopy,
  most: number,
): readonly string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const first = originalOf(name, nameOfCopy);
    let chosen = name;
    for (let number = 1; used.has(chosen); number++) chosen = shortened(first, number, nameOfCopy, most);
    used.add(chosen);
    return chosen;
  });
}

/** The name without the words behind it that say that it is a copy. */
function originalOf(name: string, nameOfCopy: NameOfCopy): string {
  const [before, after] = nameOfCopy('\0', 1).split('\0');
  const words = (after ?? '').trim().replace(/\)$/, '');
  const tail = new RegExp(`^${escaped(before ?? '')}(.+?)\\s*${escaped(words)}(?: \\d+)?\\)$`, 'u');
  return tail.exec(name)?.[1] ?? name;
}

/** Never between the two halves of one character. */
function shortened(name: string, number: number, nameOfCopy: NameOfCopy, most: number): string {
  const whole = nameOfCopy(name, number);
  if (whole.length <= most) return whole;
  const kept = name.slice(0, name.length - (whole.length - most) - 1).replace(/[\ud800-\udbff]$/, '');
  return nameOfCopy(`${kept}…`, number);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
