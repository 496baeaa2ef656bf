import type { Page } from 'playwright-core';

/** What makes a wall unfit for a hall, in words; empty when it is fit. */
export function unfitForHall(page: Page): Promise<string[]> {
  return page.evaluate(judgeWall);
}

/** How often a line of the map runs over a name, and which. */
export function linesOverNames(page: Page): Promise<string[]> {
  return page.evaluate(findLinesOverNames);
}

/** Runs in the page. */
function judgeWall(): string[] {
  const SMALLEST = 24;
  const MOST_LINES = 12;
  const CAN_BE_PRESSED =
    'button, input, select, textarea, a[href], [role=button], [role=menu], [contenteditable=true], [tabindex="0"]';
  const found: string[] = [];

  for (const element of document.querySelectorAll(CAN_BE_PRESSED)) {
    found.push(`can be pressed: ${element.outerHTML.slice(0, 80)}`);
  }

  /** How much larger an element is on the screen than its style sheet says. */
  const scaleOf = (element: Element): number => {
    if (element instanceof SVGGraphicsElement) {
      const { a = 1, b = 0, c = 0, d = 1 } = element.getScreenCTM() ?? {};
      return Math.sqrt(Math.abs(a * d - b * c));
    }
    const own = element as HTMLElement;
    return own.offsetWidth > 0 ? own.getBoundingClientRect().width / own.offsetWidth : 1;
  };
  const tops: number[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const words = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (words === '' || !element || element.closest('.visually-hidden, script, style, title')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element);
    if (size < SMALLEST - 0.01) found.push(`${size.toFixed(1)} px: ${words.slice(0, 60)}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const frame = element
      .closest('.wall-frame, .flipchart-wall-room, .ballot-wall-spread')
      ?.getBoundingClientRect();
    const bottom = Math.min(innerHeight, frame?.bottom ?? innerHeight);
    for (const { left, right, top, bottom: end } of range.getClientRects()) {
      if (left < -1 || right > innerWidth + 1 || top < -1 || end > bottom + 3) {
        found.push(`cut off: ${words.slice(0, 60)}`);
        break;
      }
      if (element.closest('main :is(ol, ul)') && !element.closest('.canvas, svg')) tops.push(top);
    }
  }
  // Words of two sizes on one line begin at two heights that lie close together.
  const lines = tops.sort((a, b) => a - b).filter((top, at) => top - (tops[at - 1] ?? -100) > 16).length;
  if (lines > MOST_LINES) found.push(`${lines} lines at once`);
  return found;
}

/** Runs in the page. */
function findLinesOverNames(): string[] {
  const boxes = [...document.querySelectorAll<SVGTextElement>('.map-far-names text')].map((text) => ({
    name: text.textContent ?? '',
    box: text.getBoundingClientRect(),
  }));
  const over = new Set<string>();
  for (const line of document.querySelectorAll<SVGPathElement>('.map-link-line')) {
    const matrix = line.getScreenCTM();
    if (!matrix) continue;
    const length = line.getTotalLength();
    for (let at = 0; at <= length; at += 4) {
      const { x, y } = line.getPointAtLength(at).matrixTransform(matrix);
      for (const { name, box } of boxes) {
        // The box of a text has room above and under its letters.
        const isIn = x > box.left && x < box.right && y > box.top + 7 && y < box.bottom - 7;
        if (isIn) over.add(name);
      }
    }
  }
  return [...over];
}
