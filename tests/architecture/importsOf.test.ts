import { expect, test } from 'vitest';
import { importsOf } from './importsOf.ts';

test.each([
  [`import x from 'a';`, ['a']],
  [`import { x, type Y } from "a";`, ['a']],
  [`import type { Y } from 'a';`, ['a']],
  [`import * as x from 'a';`, ['a']],
  [`import x, {\n  y, // it's here\n  z,\n} from 'a';`, ['a']],
  [`import './a.css';`, ['./a.css']],
  [`export * from 'a';`, ['a']],
  [`export * as x from 'a';`, ['a']],
  [`export { x } from 'a';\nexport type { Y } from 'b';`, ['a', 'b']],
  [`const x = await import('a');`, ['a']],
  ['const x = lazy(() => import(`./a.tsx`));', ['./a.tsx']],
  [`let x: typeof import('a');`, ['a']],
  [`import text from './a.html?raw';`, ['./a.html']],
  [`export const from = 1;\nimport x from 'a';`, ['a']],
])('%s', (source, expected) => {
  expect(importsOf(source)).toEqual(expected);
});

test.each([
  `// import x from 'a';`,
  `/* import 'a';\n import 'b'; */`,
  `const text = "import x from 'a'";`,
  "const text = `\nimport x from 'a';\n`;",
  `const text = 'export * from "a"';`,
  `export const x = 'a';`,
  `export function from() { return 'a'; }`,
  `const here = import.meta.dirname + 'a';`,
  `const pattern = /import 'a'/;`,
])('nothing in %s', (source) => {
  expect(importsOf(source)).toEqual([]);
});

test.each([
  ['a quote in a regular expression', `const quote = /['"\`]/;\nimport x from 'a';`],
  ['a comment sign in a string', `const url = 'https://x/*';\nimport x from 'a';`],
  ['a comment sign in a regular expression', `const all = text.match(/[/*]/g);\nimport x from 'a';`],
  ['an apostrophe in a text of the page', `const p = <p>It's late</p>;\nimport x from 'a';`],
  ['a template in a template', 'const p = `a$' + '{b ? `c` : `d`}e`;\nimport x from "a";'],
  ['a division', `const half = total / 2; // 'half\nimport x from 'a';`],
])('%s hides no import', (_, source) => {
  expect(importsOf(source)).toEqual(['a']);
});
