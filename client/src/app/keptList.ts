import { useSyncExternalStore } from 'react';

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** A list that this device keeps, the same in all its tabs. */
export interface KeptList<T> {
  readonly current: () => readonly T[];
  /** False when the device does not keep it: it then lasts until the page is closed. */
  readonly keep: (next: readonly T[]) => boolean;
  /** Follows the list in a component. */
  readonly use: () => readonly T[];
}

/** What is stored, as far as it is understood: an older version of the product or a hand may have been in it. */
export function readKept<T>(
  store: Pick<Store, 'getItem'> | undefined,
  key: string,
  read: (value: unknown) => T | null,
): readonly T[] {
  try {
    const stored: unknown = JSON.parse(store?.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.map(read).filter((one) => one !== null) : [];
  } catch {
    return [];
  }
}

export function keptList<T>(
  key: string,
  read: (store: Pick<Store, 'getItem'> | undefined) => readonly T[],
): KeptList<T> {
  let list: readonly T[] | null = null;
  const listeners = new Set<() => void>();
  const current = (): readonly T[] => {
    list ??= read(localStore());
    return list;
  };
  const keep = (next: readonly T[]): boolean => {
    list = next;
    for (const listener of listeners) listener();
    const store = localStore();
    try {
      store?.setItem(key, JSON.stringify(next));
      return store !== undefined;
    } catch {
      // Full, or forbidden.
      return false;
    }
  };
  const subscribe = (listener: () => void): (() => void) => {
    const changedElsewhere = (event: StorageEvent): void => {
      if (event.key !== key) return;
      list = null;
      listener();
    };
    listeners.add(listener);
    addEventListener('storage', changedElsewhere);
    return () => {
      listeners.delete(listener);
      removeEventListener('storage', changedElsewhere);
    };
  };
  return { current, keep, use: () => useSyncExternalStore(subscribe, current) };
}

function localStore(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
