interface Growth {
  /** Height of the text itself, without padding. */
  content: number;
  /** Height of one line. */
  row: number;
  /** Padding above and below together. */
  padding: number;
  minRows: number;
  maxRows: number;
}

/** The height in pixels of a field that grows with its text: never under `minRows`, never over `maxRows`. */
export function grownHeight({ content, row, padding, minRows, maxRows }: Growth): number {
  const least = row * minRows;
  const most = row * Math.max(minRows, maxRows);
  return Math.ceil(Math.min(Math.max(content, least), most) + padding);
}
