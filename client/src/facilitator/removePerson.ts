import { removedOf } from '@verbindbord/shared/session/removed.ts';
import { displayName, type Participant } from '@verbindbord/shared/session/state.ts';
import { sessionNow } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { showToast } from '../ui/Toast.tsx';

/** Puts somebody out, and offers to take that back. */
export async function removePerson(person: Participant, work: boolean): Promise<void> {
  const name = displayName(person);
  if (!(await give({ type: 'removePerson', participant: person.id, work }))) return;
  showToast({
    tone: 'info',
    text: await saidOf(person.id, name),
    action: { label: t('roles.putBack'), onAction: () => void putBack(person.id, name) },
  });
}

export async function putBack(participant: string, name: string): Promise<void> {
  const text = t('roles.isBack', { name });
  if (await give({ type: 'bringBack', participant })) showToast({ tone: 'saved', text });
}

/** The answer is there before the session that tells how many things went. */
async function saidOf(participant: string, name: string): Promise<string> {
  const session = await sessionNow((state) => removedOf(state, participant) !== undefined);
  const work = session && removedOf(session, participant)?.work;
  return work ? t('roles.removedAll', { name, count: work.things }) : t('roles.removed', { name });
}
