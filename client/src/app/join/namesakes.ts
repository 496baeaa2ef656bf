/**
 * How a name will stand on the board among those that are taken: as it is, or with the lowest number that is free
 * ('Anna 2'). Capitals and the spaces around a name make no difference.
 */
export function shownAs(taken: readonly string[], name: string): string {
  const key = (text: string): string => text.trim().toLocaleLowerCase('nl');
  const keys = new Set(taken.map(key));
  const wanted = name.trim();
  if (wanted === '' || !keys.has(key(wanted))) return wanted;
  let number = 2;
  while (keys.has(key(`${wanted} ${number}`))) number++;
  return `${wanted} ${number}`;
}
