import './harvest.css';
import { isHarvestable } from '@verbindbord/shared/board/worksheet.ts';
import { sheetsOfQuestions } from '@verbindbord/shared/session/harvest.ts';
import type { Pair } from '@verbindbord/shared/session/state.ts';
import { useMemo } from 'react';
import { useBoard } from '../board/store.ts';
import { useWorksheet } from '../board/worksheet.ts';
import { useCanWriteWorksheet, useClosed } from '../board/write.ts';
import { useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { originLabel } from './names.ts';
import { shareWithUndo } from './shareWithUndo.ts';
import { lineState } from './worksheetParts.ts';

/**
 * What goes to the group when the pairs are finished, said beforehand, in time to mark what stays; and all of it to be
 * shared in one press.
 */
export function HarvestNotice({ pair }: { pair: Pair }) {
  const session = useSession();
  const { round, programme, harvested } = session;
  const { lines } = useWorksheet(pair.id);
  const canWrite = useCanWriteWorksheet(pair.id);
  const sheets = useMemo(() => sheetsOfQuestions({ round, programme }), [round, programme]);
  const candidates = useMemo(() => {
    const questions = new Set(sheets.keys());
    const taken = new Set(harvested);
    return lines.filter((line) => isHarvestable(line, questions, taken));
  }, [lines, sheets, harvested]);
  const going = useBoard((board) => candidates.filter((line) => lineState(line, board).kind === 'own'));
  const { places } = useClosed();
  const open = going.filter(({ question }) => !places.has(sheets.get(question) ?? ''));
  const count = going.length;
  if (count === 0) return null;
  const share = (): void => {
    const lines = open.map((line) => ({ line, sheet: sheets.get(line.question) ?? '' }));
    shareWithUndo(pair.id, lines, originLabel(session, pair));
    // This goes with the lines: focus waits where the next one begins.
    document.querySelector<HTMLElement>('.pairs-add')?.focus();
  };
  return (
    <section className="pairs-harvest" aria-label={t('plenary.harvestNotice')}>
      <Icon name="flipchart" />
      <div>
        <p className="strong">
          {t(round.stage === 'finished' ? 'plenary.mayGo' : 'plenary.willGo', { count })}
        </p>
        <p className="t1 soft">{t('plenary.markWhatStays')}</p>
      </div>
      {canWrite && open.length > 0 && (
        <Button icon="share" onPress={share}>
          {t('plenary.shareAll', { count: open.length })}
        </Button>
      )}
    </section>
  );
}
