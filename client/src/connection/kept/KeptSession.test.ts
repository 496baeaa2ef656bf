import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { connectDatabase } from './database.ts';
import { KeptSession } from './KeptSession.ts';

const rating = (value: number) => ({
  kind: 'rating' as const,
  marks: [{ subject: 'case', question: 'urgency', value, reason: '' }],
  done: false,
});
const BALLOT = { ballot: 'step/conditions', round: 1 };

/** What a page keeps of somebody. Each page takes all others for gone. */
const keptOf = (me: string, page: string): KeptSession =>
  new KeptSession({ code: 'K7M4QX2P', me }, 'participant', page, connectDatabase);

test('a ballot that could not be given is there for the next page of the same person, as it was left', async () => {
  const before = keptOf('anna', 'een');
  await before.keepDraft({ ...BALLOT, content: rating(3) });
  await before.keepDraft({ ...BALLOT, content: rating(4) });
  await before.keepDraft({ ballot: 'step/dots', round: 2, content: rating(1) });
  await before.close();
  const after = keptOf('anna', 'twee');
  await after.dropDraft({ ballot: 'step/dots', round: 2 });
  expect(await after.drafts()).toEqual([{ ...BALLOT, content: rating(4) }]);
  await after.dropDraft(BALLOT);
  expect(await after.drafts()).toEqual([]);
  await after.close();
});

test('a ballot is never there for somebody else, and goes with who leaves', async () => {
  const anna = keptOf('anna', 'een');
  await anna.keepDraft({ ...BALLOT, content: rating(4) });
  expect(await keptOf('bram', 'twee').drafts()).toEqual([]);
  await anna.leave();
  expect(await keptOf('anna', 'drie').drafts()).toEqual([]);
});
