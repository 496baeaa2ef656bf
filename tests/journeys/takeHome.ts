import { readFileSync } from 'node:fs';
import { readThings } from '@verbindbord/shared/board/readBoard.ts';
import type { ExportFile } from '@verbindbord/shared/report/exportFile.ts';
import type { Joined } from '@verbindbord/shared/session/requests.ts';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { enterAs, fromMenu, goToStep, type HandedOut } from './acts.ts';
import { DESKTOP, type Person, somebody } from './browser.ts';
import type { Cast } from './cast.ts';

/** Downloads the board in one format from the export dialog. */
export async function exportAs({ page }: Person, format: string): Promise<string> {
  const more = page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true });
  await fromMenu(more, 'Exporteer het bord');
  const dialog = page.getByRole('dialog', { name: 'Exporteren' });
  await dialog.getByText(format).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** The ids of all things on the board, as a standard y-websocket client with a link of its own reads them. */
async function idsOnBoard(server: string, { code, observer }: HandedOut): Promise<string[]> {
  const secret = new URL(observer).hash.slice(1);
  const joined = await fetch(`${server}/api/sessions/${code}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: 'Olga' }),
  });
  const { token } = (await joined.json()) as Joined;
  const doc = new Y.Doc();
  const address = server.replace('http', 'ws');
  const provider = new WebsocketProvider(`${address}/yjs/${code}`, 'board', doc, { params: { token } });
  await expect.poll(() => provider.synced).toBe(true);
  const things = readThings(doc);
  provider.destroy();
  return Object.values(things).flatMap((kind: object) => Object.keys(kind));
}

/** Every thing on the board is in the export by its id, and its file opens as the same board in a new session. */
export async function takeTheBoardHome(
  browser: Browser,
  address: string,
  { karin, handedOut }: Cast,
): Promise<void> {
  const file = await exportAs(karin, 'Bord om later te openen (JSON)');
  const { board } = JSON.parse(file) as ExportFile;
  const { settings: _, ...kinds } = board;
  const exported = Object.values(kinds).flatMap((things: { id: string }[]) => things.map(({ id }) => id));
  const onBoard = await idsOnBoard(address, handedOut);
  expect(onBoard.length).toBeGreaterThan(19 + 2 + 13);
  expect(exported.sort()).toEqual(onBoard.sort());

  const table = await exportAs(karin, 'Tabel (CSV)');
  const text = await exportAs(karin, 'Tekst (Markdown)');
  expect(onBoard.filter((id) => !table.includes(id))).toEqual([]);
  for (const words of ['Spiegelgroep', 'Inspectie', 'gemeenten aan de landelijke sturing', 'zichtbaarheid']) {
    expect(text).toContain(words);
  }

  const again = await somebody(browser, 'Karin thuis', { viewport: DESKTOP });
  await again.page.goto(address);
  await again.page.getByRole('button', { name: 'Open een bestand' }).click();
  await again.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'bord.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await again.page.getByRole('button', { name: 'Naar de sessie' }).click();
  await enterAs(again.page, 'Karin');
  await goToStep(again.page, 'Domeinen en drivers');
  await again.page.getByText('19 partijen').first().waitFor();
  expect(again.errors).toEqual([]);
  await again.context.close();
}
