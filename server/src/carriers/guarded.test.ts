import { refuse } from '@verbindbord/shared/session/refusals.ts';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { guarded, type Handled } from './guarded.ts';

const quiet = pino({ level: 'silent' });
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function outcome(handler: () => Handled | Promise<Handled>, ...args: unknown[]) {
  const refusals: string[] = [];
  const answers: unknown[] = [];
  const guard = guarded(quiet, (reason) => refusals.push(reason), handler);
  guard(...args, (answer: unknown) => answers.push(answer));
  guard(...args);
  await settle();
  return { refusals, answers };
}

test('a handler’s answer reaches who asked, and nobody when nobody asked', async () => {
  expect(await outcome(() => ({ ok: true }))).toEqual({ refusals: [], answers: [{ ok: true }] });
  expect(await outcome(async () => ({ ok: true }))).toEqual({ refusals: [], answers: [{ ok: true }] });
  expect(await outcome(() => undefined)).toEqual({ refusals: [], answers: [] });
});

test('a refusal is counted, asked for or not', async () => {
  const result = { refusals: ['frozen', 'frozen'], answers: [refuse('frozen')] };
  expect(await outcome(() => refuse('frozen'))).toEqual(result);
  expect(await outcome(async () => refuse('frozen'))).toEqual(result);
});

test('what throws or rejects is a refusal and nothing worse', async () => {
  const result = { refusals: ['malformed', 'malformed'], answers: [refuse('malformed')] };
  const throws = (): Handled => {
    throw new Error('a bug');
  };
  expect(await outcome(throws)).toEqual(result);
  expect(await outcome(() => Promise.reject(new Error('a bug')))).toEqual(result);
});

test('the callback is no argument of the handler, wherever arguments are missing', async () => {
  const given: unknown[][] = [];
  const guard = guarded(
    quiet,
    () => {},
    (...args) => {
      given.push([...args]);
      return undefined;
    },
  );
  guard(() => {});
  guard();
  guard('board', () => {});
  expect(given).toEqual([[], [], ['board']]);
});
