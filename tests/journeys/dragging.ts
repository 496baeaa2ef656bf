import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from './browser.ts';

/** Drags a card of the map; it lies there on the drager's own screen, and on that of somebody who looks on. */
export async function dragCard(
  { page, name: mover }: Person,
  onlooker: Person,
  name: string,
  by: { readonly x: number; readonly y: number },
): Promise<void> {
  const card = (on: Page) => on.getByRole('button', { name: new RegExp(`^${name},`) });
  const boxOn = async (on: Page) => {
    const box = await card(on).boundingBox();
    if (!box) throw new Error(`${name} is not on the map of this page.`);
    return box;
  };
  const [before, seenBefore] = [await boxOn(page), await boxOn(onlooker.page)];
  const from = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 5 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 5 });
  // While it is carried, others see it go, and by whom.
  await onlooker.page.getByText(`${mover} verplaatst`).waitFor();
  await page.mouse.up();
  for (const [on, was] of [
    [page, before],
    [onlooker.page, seenBefore],
  ] as const) {
    const away = async (): Promise<number> => {
      const now = await boxOn(on);
      return Math.hypot(now.x - was.x - by.x, now.y - was.y - by.y);
    };
    // The first few pixels tell a drag from a press and do not move the card.
    await expect.poll(away).toBeLessThan(16);
  }
}
