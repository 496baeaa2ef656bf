/** What a text may need filled in: `{name}` takes text or a number, a plural takes a number. */
export type Params = Readonly<Record<string, string | number>>;

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | { kind: 'plural'; name: string; forms: ReadonlyMap<string, string> };

/** Index of the brace that closes the one at `open`; a text with an unclosed brace is a mistake in the catalogue. */
function closingBrace(message: string, open: number): number {
  let depth = 0;
  for (let at = open; at < message.length; at += 1) {
    if (message[at] === '{') depth += 1;
    if (message[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`Unclosed brace in text: ${message}`);
}

function pluralForms(source: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('{', at);
    if (open === -1) break;
    const close = closingBrace(source, open);
    forms.set(source.slice(at, open).trim(), source.slice(open + 1, close));
    at = close + 1;
  }
  if (!forms.has('other')) throw new Error(`A plural needs the form 'other': ${source}`);
  return forms;
}

function placeholder(inner: string): Part {
  const [, name, forms] = /^\s*(\w+)\s*,\s*plural\s*,(.*)$/s.exec(inner) ?? [];
  if (name !== undefined && forms !== undefined) return { kind: 'plural', name, forms: pluralForms(forms) };
  return { kind: 'value', name: inner.trim() };
}

function parse(message: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < message.length) {
    const open = message.indexOf('{', at);
    if (open === -1) {
      parts.push({ kind: 'text', text: message.slice(at) });
      break;
    }
    if (open > at) parts.push({ kind: 'text', text: message.slice(at, open) });
    const close = closingBrace(message, open);
    parts.push(placeholder(message.slice(open + 1, close)));
    at = close + 1;
  }
  return parts;
}

/** Made once for each language: that takes longer than all the rest of filling in a text. */
const pluralRules = new Map<string, Intl.PluralRules>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function pluralOf(count: number, locale: string): Intl.LDMLPluralRule {
  const rules = pluralRules.get(locale) ?? new Intl.PluralRules(locale);
  pluralRules.set(locale, rules);
  return rules.select(count);
}

function numberText(value: number, locale: string): string {
  const format = numberFormats.get(locale) ?? new Intl.NumberFormat(locale);
  numberFormats.set(locale, format);
  return format.format(value);
}

/**
 * Fills in a text: `{name}`, and `{count, plural, =0 {…} one {…} other {# …}}`, where `#` is the number in the way of
 * the language. A value that was not given stays visible as `{name}`.
 */
export function formatMessage(message: string, params: Params, locale: string): string {
  if (!message.includes('{')) return message;
  return parse(message)
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const value = params[part.name];
      if (value === undefined) return `{${part.name}}`;
      if (part.kind === 'value') return typeof value === 'number' ? numberText(value, locale) : value;
      const count = Number(value);
      const form =
        part.forms.get(`=${count}`) ??
        part.forms.get(pluralOf(count, locale)) ??
        part.forms.get('other') ??
        '';
      return formatMessage(form.replaceAll('#', numberText(count, locale)), params, locale);
    })
    .join('');
}

/** The names of all values a text asks for, sorted: translations must ask for the same. */
export function placeholdersOf(message: string): string[] {
  const names = parse(message).flatMap((part) => {
    if (part.kind === 'text') return [];
    if (part.kind === 'value') return [part.name];
    return [part.name, ...[...part.forms.values()].flatMap(placeholdersOf)];
  });
  return [...new Set(names)].sort();
}
