import './merging.css';
import { sourcesOfStakeholder } from '@verbindbord/shared/board/joining.ts';
import { leftOfOwnConnections, leftOfStakeholder } from '@verbindbord/shared/board/leftOver.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { originText } from '../flipchart/origin.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { LeftOverList } from './LeftOverList.tsx';
import { separateWithUndo } from './mergeActs.ts';

/** What a card was merged from, with where each came from, and the way to take it apart; nothing for one that was not. */
export function Sources({ of: card }: { of: Stakeholder }) {
  const joined = useBoard((board) => board.joined);
  const canWrite = useCanWrite('map');
  const sources = sourcesOfStakeholder(joined, card.id);
  if (sources.length === 0) return null;
  const own = leftOfOwnConnections(card, joined).map((words) => ({ field: 'notes' as const, words }));
  return (
    <section aria-label={t('parties.sources')}>
      <h3 className="map-connections-head">{t('parties.sources')}</h3>
      <ul>
        {sources.map((source) => (
          <li key={source.id} className="merging-source">
            <div className="merging-source-head">
              <span className="merging-words">
                <b>{source.name}</b>
                {source.origin && <span className="t1 soft">{originText(source.origin)}</span>}
              </span>
              {canWrite && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('parties.separateOf', { name: source.name })}
                  onPress={() => separateWithUndo(card.id, source.id)}
                >
                  {t('parties.separate')}
                </Button>
              )}
            </div>
            <LeftOverList of={leftOfStakeholder(source, card)} />
          </li>
        ))}
      </ul>
      <LeftOverList of={own} />
    </section>
  );
}
