import { readExport } from '@verbindbord/shared/report/exportFile.ts';
import type { Preflight } from '@verbindbord/shared/session/requests.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { askPreflight, fetchExport } from '../connection/api.ts';
import { currentSession } from '../connection/liveSession.ts';
import { askHealth, lookAtLine } from '../connection/preflight.ts';
import { refusalText } from '../connection/refusalText.ts';
import { t } from '../text/t.ts';
import {
  type CheckId,
  type Exported,
  type Finding,
  ofAddress,
  ofClock,
  ofExport,
  ofLine,
  ofRoom,
  ofServer,
  ofStore,
} from './findings.ts';

/** What is looked at when somebody asks for it. Whether there is a wall is seen all the time. */
export type Looked = Exclude<CheckId, 'wall'>;
export type Findings = Partial<Readonly<Record<Looked, Finding>>>;

export interface PreflightRun {
  /** What was found so far; empty again when it begins anew. */
  readonly findings: Findings;
  readonly isBusy: boolean;
  readonly again: () => void;
}

/** Looks at everything as soon as the page is there, and again when asked to. */
export function usePreflight(code: string, address: string): PreflightRun {
  const [findings, setFindings] = useState<Findings>({});
  const [isBusy, setBusy] = useState(true);
  /** Which run counts: what an earlier one still finds is dropped. */
  const turn = useRef(0);

  const again = useCallback((): void => {
    turn.current++;
    const mine = turn.current;
    const tell = (found: Findings): void => {
      if (mine === turn.current) setFindings((before) => ({ ...before, ...found }));
    };
    setFindings({});
    setBusy(true);
    lookAround(code, address, tell).then(
      () => {
        if (mine === turn.current) setBusy(false);
      },
      (error: unknown) => {
        // Whoever leaves in the middle is in no session any more.
        if (mine === turn.current) throw error;
      },
    );
  }, [code, address]);

  useEffect(() => {
    again();
    return () => {
      turn.current++;
    };
  }, [again]);
  return { findings, isBusy, again };
}

/** One after the other, so that none makes another look slow. */
async function lookAround(code: string, address: string, tell: (found: Findings) => void): Promise<void> {
  tell({ server: ofServer(await askHealth()) });
  const line = await lookAtLine();
  tell({ line: ofLine(line), clock: ofClock(line) });
  const asked = await askOnce(code);
  tell({ store: ofStore(asked), room: ofRoom(asked) });
  tell({ export: ofExport(await tryExport(code)) });
  tell({ address: ofAddress(address) });
}

async function askOnce(code: string): Promise<Preflight | null> {
  const reply = await askPreflight(code, currentSession().token);
  return reply.ok ? reply : null;
}

/** Makes an export, and reads it as a new session would. */
async function tryExport(code: string): Promise<Exported> {
  const reply = await fetchExport(code, currentSession().token, 'json', new URLSearchParams());
  if (!reply.ok) return { why: refusalText(reply.reason) };
  try {
    const text = await reply.blob.text();
    return readExport(JSON.parse(text)).ok
      ? { bytes: text.length }
      : { why: t('preparing.export.unreadable') };
  } catch {
    return { why: t('preparing.export.unreadable') };
  }
}
