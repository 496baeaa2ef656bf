import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 up to AA, and what is good practice beyond it. No rule is left out. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What another theme can spoil: the rest is the same in all of them and was looked at in the first. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * The list that a field opens while one types. It hangs at the end of the page to lie over everything, so it is in
 * no landmark, and axe warns that who walks by landmarks would miss it. But it is only there while its field has the
 * focus, and is read from that field (aria-controls): nobody walks there. The one warning that is passed over.
 */
const OF_A_FIELD = 'role="listbox"';

/** What a device asks for; the product follows it as long as nobody chooses otherwise. */
const WISHES = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
} as const;
type Theme = keyof typeof WISHES;

export const ALL_THEMES: readonly Theme[] = ['light', 'dark', 'contrast'];

/** Looks at one page after the other with axe and keeps what it finds, to be told all at once. */
export class Inspection {
  readonly #found: string[] = [];
  #looks = 0;

  /** How many screens were looked at, each theme counted. */
  get looks(): number {
    return this.#looks;
  }

  /** One line per violation since the last time: the screen, the rule, and where on the screen. */
  takeFound(): string[] {
    return this.#found.splice(0);
  }

  async look(page: Page, screen: string, themes: readonly Theme[] = ['light']): Promise<void> {
    for (const theme of themes) {
      if (themes.length > 1) await page.emulateMedia(WISHES[theme]);
      await atRest(page);
      await this.#run(page, `${screen} (${theme})`, theme === themes[0] ? null : OF_COLOUR);
    }
    if (themes.length > 1) await page.emulateMedia(WISHES.light);
  }

  async #run(page: Page, screen: string, rules: string[] | null): Promise<void> {
    const runOnly: RunOptions['runOnly'] =
      rules === null ? { type: 'tag', values: TAGS } : { type: 'rule', values: rules };
    const { violations } = await runAxe(page, { runOnly, resultTypes: ['violations'] });
    this.#looks += 1;
    for (const { id, nodes } of violations) {
      for (const { target, html, failureSummary } of nodes) {
        if (id === 'region' && html.includes(OF_A_FIELD)) continue;
        this.#found.push(`${screen}: ${id} at ${target.join(' ')}\n    ${html}\n    ${why(failureSummary)}`);
      }
    }
  }
}

/** There are no frames inside our pages, so that one run sees all. The page is given axe once: that costs more than a run. */
async function runAxe(page: Page, options: RunOptions): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    (chosen) => (window as unknown as { axe: typeof axe }).axe.run(document, chosen),
    options,
  );
}

/** The last line of what axe tells: the part that is about this element. */
function why(summary = ''): string {
  return summary.split('\n').slice(1).join(' ').replace(/\s+/g, ' ').trim();
}

/** Colours that are on their way between two themes, or a page or dialog that still comes, are not what people see. */
async function atRest(page: Page): Promise<void> {
  await page.locator('.room-loading').waitFor({ state: 'detached' });
  // On touch screens a dialog with a field stays unseen for a moment, until the keyboard has come up.
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll('[role=dialog]')).every((dialog) =>
      dialog.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    ),
  );
  await page.evaluate(async () => {
    const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    // What was just changed begins to move in the next frame.
    await nextFrame();
    await nextFrame();
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    );
  });
}
