/** Attributes of an SVG element; undefined leaves one out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Text made safe for XML, in content and in attributes. Control characters and other signs
 * that XML does not allow disappear, half a surrogate pair becomes a replacement sign, line breaks become spaces.
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An element; `content` is markup, so text goes through {@link escapeXml} first. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`;
}
