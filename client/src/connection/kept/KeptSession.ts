import type { Role, SessionState } from '@verbindbord/shared/session/state.ts';
import { asSessionState } from '@verbindbord/shared/session/stored.ts';
import {
  type Database,
  type KeptDraft,
  type KeptLoss,
  type KeptView,
  openDatabase,
  type Place,
  under,
} from './database.ts';
import { removeCopy } from './KeptCopy.ts';
import { KeptDocument, type KeptUse } from './KeptDocument.ts';
import { holdPage, livePages, THIS_PAGE } from './pages.ts';

/** Days after which what nobody came back for goes. */
const DAYS = 30;
/** Milliseconds between two times that the session is kept: it changes with everybody who comes and goes. */
const INTERVAL = 2000;

/** A loss with the id under which it is kept. */
export type IdentifiedLoss = KeptLoss & { readonly id: string };

/**
 * What is kept of one person in one session on this device, for as long as they are in it: the session as last told,
 * the documents, and words that were not taken. Nothing here rejects; what cannot be kept is not.
 */
export class KeptSession {
  readonly #place: Place;
  readonly #role: Role;
  readonly #page: string;
  readonly #db: Promise<Database | null>;
  readonly #letGo: () => void;
  readonly #documents = new Set<KeptDocument>();
  #session: SessionState | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param connect gives the database of this device */
  constructor(place: Place, role: Role, page = THIS_PAGE, connect = openDatabase) {
    this.#place = place;
    this.#role = role;
    this.#page = page;
    const { held, letGo } = holdPage(place, page);
    // Before others can know that this page is there, it leaves nothing that they could take for left behind.
    this.#db = held.then(connect);
    this.#letGo = letGo;
    void this.#quietly((db) => removeOthers(db, place, role));
  }

  document(name: string, use: KeptUse): KeptDocument {
    const keeper = { ...this.#place, document: name, page: this.#page };
    const document = new KeptDocument(this.#db, keeper, use);
    this.#documents.add(document);
    return document;
  }

  /** Documents of which changes wait here that the server has not acknowledged, of whatever page. */
  async unfinished(): Promise<readonly string[]> {
    const { code, me } = this.#place;
    const keys = await this.#quietly((db) => db.getAllKeys('own', under(code, me)));
    return [...new Set((keys ?? []).map((key) => key[2]))];
  }

  /** Keeps the session as it was told; several times in a row, the last. */
  keep(session: SessionState): void {
    this.#session = session;
    this.#timer ??= setTimeout(() => void this.#write(), INTERVAL);
  }

  async losses(): Promise<readonly IdentifiedLoss[]> {
    const { code, me } = this.#place;
    const losses = await this.#quietly(async (db) => {
      const range = under(code, me);
      const [keys, values] = await Promise.all([db.getAllKeys('lost', range), db.getAll('lost', range)]);
      return values.map((loss, index) => ({ ...loss, id: keys[index]?.[2] ?? '' }));
    });
    return losses ?? [];
  }

  async dismiss(ids: readonly string[]): Promise<void> {
    const { code, me } = this.#place;
    await this.#quietly((db) => Promise.all(ids.map((id) => db.delete('lost', [code, me, id]))));
  }

  /** The ballots that could not be given yet. */
  async drafts(): Promise<readonly KeptDraft[]> {
    const { code, me } = this.#place;
    return (await this.#quietly((db) => db.getAll('drafts', under(code, me)))) ?? [];
  }

  async keepDraft(draft: KeptDraft): Promise<void> {
    await this.#quietly((db) => db.put('drafts', draft, this.#keyOf(draft)));
  }

  async dropDraft(draft: Pick<KeptDraft, 'ballot' | 'round'>): Promise<void> {
    await this.#quietly((db) => db.delete('drafts', this.#keyOf(draft)));
  }

  /** Writes at once what waits to be written. */
  async flush(): Promise<void> {
    await Promise.all([this.#write(), ...[...this.#documents].map((document) => document.flush())]);
  }

  /** The page goes on without; what is kept stays. */
  async close(): Promise<void> {
    await this.#write();
    await Promise.all([...this.#documents].map((document) => document.close()));
    this.#letGo();
  }

  /** Takes everything off this device, except what another page of this person still works with. */
  async leave(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#session = null;
    await Promise.all([...this.#documents].map((document) => document.discard()));
    await this.#quietly(async (db) => {
      const live = await livePages(this.#place);
      if (![...(live ?? [])].some((page) => page !== this.#page)) await remove(db, this.#place);
    });
    this.#letGo();
  }

  #keyOf({ ballot, round }: Pick<KeptDraft, 'ballot' | 'round'>): [string, string, string] {
    return [this.#place.code, this.#place.me, `${ballot} ${round}`];
  }

  async #write(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const session = this.#session;
    this.#session = null;
    if (!session) return;
    const view: KeptView = { ...this.#place, role: this.#role, session, seenAt: Date.now() };
    await this.#quietly((db) => db.put('sessions', view, [view.code, view.me]));
  }

  async #quietly<T>(work: (db: Database) => Promise<T>): Promise<T | null> {
    return quietly(this.#db, work);
  }
}

/** The session as this person last saw it on this device, or null. */
export function keptView({ code, me }: Place): Promise<KeptView | null> {
  return quietly(openDatabase(), async (db) => {
    const view = await db.get('sessions', [code, me]);
    return view ? { ...view, session: asSessionState(view.session) } : null;
  });
}

/** Takes off this device what is kept of a session, whoever it was. */
export async function forgetKept(code: string): Promise<void> {
  await quietly(openDatabase(), async (db) => {
    for (const view of await db.getAll('sessions', under(code))) await remove(db, view);
  });
}

/**
 * What nobody came back for in a long time goes, and what belongs to whoever was here before in the same role: this
 * browser knows one person of a role, so that they cannot come back here.
 */
async function removeOthers(db: Database, { code, me }: Place, role: Role): Promise<void> {
  const longAgo = Date.now() - DAYS * 24 * 3600 * 1000;
  for (const view of await db.getAll('sessions')) {
    const isReplaced = view.code === code && view.role === role && view.me !== me;
    const isOld = view.seenAt < longAgo;
    if (!isOld && !isReplaced) continue;
    const live = await livePages(view);
    if (live ? live.size === 0 : isOld) await remove(db, view);
  }
}

async function remove(db: Database, { code, me }: Place): Promise<void> {
  const range = under(code, me);
  for (const [, , document, epoch] of await db.getAllKeys('documents', range)) {
    await removeCopy({ code, me, document, epoch });
  }
  const stores = ['sessions', 'documents', 'own', 'lost', 'drafts'] as const;
  const removing = db.transaction(stores, 'readwrite');
  await Promise.all([
    removing.objectStore('sessions').delete([code, me]),
    ...(['documents', 'own', 'lost', 'drafts'] as const).map((store) =>
      removing.objectStore(store).delete(range),
    ),
    removing.done,
  ]);
}

async function quietly<T>(
  opening: Promise<Database | null>,
  work: (db: Database) => Promise<T>,
): Promise<T | null> {
  const db = await opening;
  if (!db) return null;
  try {
    return await work(db);
  } catch {
    return null;
  }
}
