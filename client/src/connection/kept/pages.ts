import { uuidv4 } from 'lib0/random';
import { type Place, within } from './database.ts';

const KEY = 'verbindbord.page';
/** Milliseconds that the page before this one in the same tab gets to be gone. */
const PATIENCE = 1000;

/** The name of this page: another one at each load. */
export const THIS_PAGE = uuidv4();
const PAGE_BEFORE = pageBefore();

function pageBefore(): string | null {
  try {
    const before = window.sessionStorage.getItem(KEY);
    window.sessionStorage.setItem(KEY, THIS_PAGE);
    return before;
  } catch {
    return null;
  }
}

const nameOf = ({ code, me }: Place, page: string): string => `verbindbord ${code} ${me} ${page}`;

/** A page that others of this browser can know to be there. */
interface HeldPage {
  /** Resolves when they can, or when the browser has no means for it. */
  readonly held: Promise<void>;
  readonly letGo: () => void;
}

/** Shows other pages of this browser that this one is there, for as long as it lives or until it is let go. */
export function holdPage(place: Place, page: string): HeldPage {
  const over = Promise.withResolvers<void>();
  const held = new Promise<void>((resolve) => {
    const hold = (): Promise<void> => {
      resolve();
      return over.promise;
    };
    const holding = locks()?.request(nameOf(place, page), hold) ?? Promise.resolve();
    holding.then(resolve, () => resolve());
  });
  return { held, letGo: over.resolve };
}

/** The page before this one was waited for: if it is still there, it is in another tab of which this one is a copy. */
let isAwaited = false;

/**
 * The pages of a person in a session that are there now; null where the browser cannot say (a page without https).
 * The page before this one in the same tab may take a moment to go.
 */
export async function livePages(place: Place): Promise<ReadonlySet<string> | null> {
  const manager = locks();
  if (!manager) return null;
  try {
    if (PAGE_BEFORE !== null && !isAwaited) await gone(manager, nameOf(place, PAGE_BEFORE));
    isAwaited = true;
    const start = nameOf(place, '');
    const { held = [] } = await manager.query();
    const names = held.flatMap(({ name }) => (name?.startsWith(start) ? [name.slice(start.length)] : []));
    return new Set(names);
  } catch {
    return null;
  }
}

async function gone(manager: LockManager, name: string): Promise<void> {
  try {
    await within(
      PATIENCE,
      manager.request(name, { signal: AbortSignal.timeout(PATIENCE) }, () => undefined),
    );
  } catch {
    // It is still there.
  }
}

function locks(): LockManager | undefined {
  return globalThis.navigator?.locks;
}
