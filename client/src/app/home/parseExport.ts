/**
 * What an exported file holds: the value to send to the server, which checks it in full, and the title that the
 * session in it had. Null when the text is no JSON object at all.
 */
export function parseExport(text: string): { readonly from: object; readonly title: string | null } | null {
  try {
    const from: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof from !== 'object' || from === null || Array.isArray(from)) return null;
    return { from, title: titleIn(from) };
  } catch {
    return null;
  }
}

function titleIn(value: object): string | null {
  const { title, session } = value as { title?: unknown; session?: { title?: unknown } };
  const found = session?.title ?? title;
  return typeof found === 'string' && found.trim() !== '' ? found : null;
}
