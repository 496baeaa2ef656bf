import type { Pair, PairProgress } from '@verbindbord/shared/session/state.ts';
import { t } from '../text/t.ts';

export type PairStage = 'notBegun' | 'writing' | 'ready';

/** How far a pair is: its own word that it is ready counts before what it wrote. */
export function stageOf(pair: Pick<Pair, 'ready'>, progress: PairProgress | undefined): PairStage {
  if (pair.ready) return 'ready';
  return progress && (progress.lines > 0 || progress.lastActivity !== null) ? 'writing' : 'notBegun';
}

/** 'nog niet begonnen', 'schrijft, 4 regels', 'klaar, 6 regels'; when the round is over, nobody is at it any more. */
export function stageWords(stage: PairStage, lines: number, isOver = false): string {
  if (isOver && stage !== 'ready') return t('pairs.lineCount', { count: lines });
  if (stage === 'notBegun') return t('pairs.notBegun');
  return stage === 'ready'
    ? t('pairs.readyLines', { count: lines })
    : t('pairs.writingLines', { count: lines });
}

const MINUTE = 60_000;

/** How long ago a moment was, in words that need no second hand: 'net nog', '2 min geleden', '1 uur geleden'. */
export function sinceWords(moment: number, now: number): string {
  const passed = Math.max(0, now - moment);
  if (passed < MINUTE) return t('pairs.justNow');
  if (passed < 60 * MINUTE) return t('pairs.minutesAgo', { count: Math.floor(passed / MINUTE) });
  return t('pairs.hoursAgo', { count: Math.floor(passed / (60 * MINUTE)) });
}

/** A number of whole minutes that somebody typed, or null when it is none between 1 and 480. */
export function minutesOf(typed: string): number | null {
  const text = typed.trim();
  if (!/^\d{1,3}$/.test(text)) return null;
  const minutes = Number(text);
  return minutes >= 1 && minutes <= 480 ? minutes : null;
}
