/** Whole numbers as a person writes them: 1, 4–7 and 9. Given ascending. */
function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else parts.push([number, number]);
  }
  const shown = parts
    .slice(0, MOST)
    .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  if (parts.length > MOST) shown.push(`${parts.length - MOST} more`);
  const end = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${end}` : end;
}

const MOST = 8;

/** `row 3`, `rows 3 and 4`. */
export function rowsCalled(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'row' : 'rows'} ${ranges(numbers)}`;
}
