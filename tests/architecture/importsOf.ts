// \x60 is the backtick.
const COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`;
/** Only where a value can begin; elsewhere a slash divides. */
const REGEX = String.raw`(?<=(?:^|[=(,:[!&|?{};\n]|=>|return)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*`;
const STRING = String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\x60(?:\\[\s\S]|[^\x60\\])*\x60`;

const FROM = String.raw`\b(?:import|export)\b\s*[^'"\x60();=]*?\bfrom\s*(?<from>'[^'\n]*'|"[^"\n]*")`;
const BARE = String.raw`\bimport\s*(?<bare>'[^'\n]*'|"[^"\n]*")`;
const DYNAMIC = String.raw`\bimport\s*\(\s*(?<dynamic>'[^'\n]*'|"[^"\n]*"|\x60[^\x60$]*\x60)`;

const NOT_CODE = new RegExp(`(?<text>${STRING})|${COMMENT}|${REGEX}`, 'g');
const IMPORT_OR_STRING = new RegExp(`${FROM}|${BARE}|${DYNAMIC}|${STRING}`, 'g');

/**
 * What a TypeScript or JavaScript file imports, in order: import and export … from, import for its effect, and
 * import() of a literal; types too. Comments, strings and regular expressions that look like imports do not count.
 *
 * @returns specifiers as written, without quotes and without a query such as `?raw`
 */
export function importsOf(source: string): string[] {
  const code = source.replace(NOT_CODE, (match, text: string | undefined) =>
    text === undefined ? ' ' : match,
  );
  const specifiers: string[] = [];
  for (const { groups } of code.matchAll(IMPORT_OR_STRING)) {
    const quoted = groups?.from ?? groups?.bare ?? groups?.dynamic;
    if (quoted !== undefined) specifiers.push(quoted.slice(1, -1).replace(/\?.*$/, ''));
  }
  return specifiers;
}
