/** Names of devices, which Windows refuses as file names. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The title of a session as the name of a file: readable, without anything that a file system refuses. */
function fileName(title: string, ending: string): string {
  const name = title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}"*/:<>?\\|%]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const short = [...name].slice(0, 80).join('').trim();
  return `${short === '' || RESERVED.test(short) ? 'verbindbord' : short}.${ending}`;
}

/**
 * The header that makes a browser save a file under the session's title: in ASCII for old programs, and in full
 * (RFC 5987).
 */
export function contentDisposition(title: string, ending: string): string {
  const full = fileName(title, ending);
  const plain = full
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(full).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
