import { useEffect, useState } from 'react';

type Began = Readonly<Record<string, number>>;

/** A day's work: what began longer ago belongs to another day and says nothing of this afternoon. */
const SAME_SESSION = 12 * 3600_000;

const key = (code: string): string => `verbindbord.steps.${code}`;

/** What is stored of when steps began, without what is no moment or too long ago. */
export function readStepLog(stored: string | null, now: number): Began {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const recent = Object.entries(value).filter(
      ([, moment]) => typeof moment === 'number' && moment <= now && now - moment < SAME_SESSION,
    );
    return Object.fromEntries(recent);
  } catch {
    return {};
  }
}

function load(code: string, now: number): Began {
  try {
    return readStepLog(window.localStorage.getItem(key(code)), now);
  } catch {
    return {};
  }
}

/**
 * When the steps of a session began, as this device saw it: kept here, since it only serves to show clock times to
 * the facilitator.
 */
export function useStepLog(code: string, step: string, now: () => number): Began {
  const [began, setBegan] = useState<Began>(() => load(code, now()));
  useEffect(() => {
    setBegan((before) => {
      if (Object.keys(before).at(-1) === step) return before;
      const { [step]: _again, ...others } = before;
      const next = { ...others, [step]: now() };
      try {
        window.localStorage.setItem(key(code), JSON.stringify(next));
      } catch {
        // Without a store the times last until the page is closed.
      }
      return next;
    });
  }, [code, step, now]);
  return began;
}
