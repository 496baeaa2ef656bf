/** Time for the browser to begin reading what it saves, in milliseconds. */
const READING_TIME = 60_000;

/** Lets the browser save something as a file. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READING_TIME);
}

/** The title of a session as a file name, without what file systems refuse. */
export function suggestedName(title: string, ending: string): string {
  const name = title
    .replaceAll(/[\p{Cc}\p{Cf}"*/:<>?\\|%]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  return `${[...name].slice(0, 80).join('') || 'verbindbord'}.${ending}`;
}
