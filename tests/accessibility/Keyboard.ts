import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any screen has: who has not come by then does not come. */
const MOST_STOPS = 150;
const MOST_CHOICES = 40;

/** Somebody who has nothing but keys. Knows no pointer and fills no field but by typing. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  /** Tabs until something has the focus. */
  async to(target: Locator): Promise<void> {
    await target.first().waitFor({ state: 'attached' });
    await this.#until(target, 'Tab', MOST_STOPS);
  }

  /** Tabs to a button or a link and presses it. */
  async use(target: Locator): Promise<void> {
    await this.to(target);
    await this.press('Enter');
  }

  /** Opens a menu or a select and chooses one of its entries by arrow. */
  async choose(opener: Locator, entry: string | RegExp): Promise<void> {
    await this.use(opener);
    await this.chooseOpened(entry);
  }

  /** The same in what has opened already. */
  async chooseOpened(entry: string | RegExp): Promise<void> {
    const page = this.#page;
    const entries = page.getByRole('menuitem', { name: entry }).or(page.getByRole('option', { name: entry }));
    await entries.first().waitFor();
    await this.press('Home');
    await this.#until(entries, 'ArrowDown', MOST_CHOICES);
    await this.press('Enter');
    await entries.first().waitFor({ state: 'detached' });
  }

  /** Tabs to a group of choices and goes to one of them by arrow. */
  async check(group: Locator, choice: string): Promise<void> {
    const radios = group.getByRole('radio');
    await this.to(radios);
    const wanted = group.getByRole('radio', { name: choice, exact: true });
    await this.#until(wanted, 'ArrowRight', MOST_CHOICES);
    if (!(await wanted.isChecked())) await this.press('Space');
    expect(await wanted.isChecked(), `the choice '${choice}'`).toBe(true);
  }

  /** Tabs to a field and writes in it, over what stands there. */
  async write(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.press('ControlOrMeta+a');
    await this.type(text);
  }

  /** Focus must be somewhere: who has only keys would have to begin at the top again. */
  async holdsFocus(after: string): Promise<void> {
    const where = (): Promise<string> =>
      this.#page.evaluate(() => {
        const { activeElement } = document;
        return activeElement === null || activeElement === document.body ? 'nowhere' : 'somewhere';
      });
    await expect.poll(where, { message: `focus after: ${after}`, timeout: 2_000 }).toBe('somewhere');
  }

  async #until(target: Locator, key: string, most: number): Promise<void> {
    for (let stop = 0; stop <= most; stop++) {
      if (await hasFocus(target)) return;
      await this.press(key);
    }
    throw new Error(`${most} times ${key} did not come to ${target}.`);
  }
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
}
