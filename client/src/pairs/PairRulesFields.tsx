import {
  NEWCOMER_RULES,
  PAIR_SIZES,
  type PairRules,
  pairRules,
} from '@verbindbord/shared/activities/pairWork/settings.ts';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { useState } from 'react';
import { t } from '../text/t.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { give } from './give.ts';

interface PairRulesFieldsProps {
  step: StepOf<'pairWork'>;
  /** A proposal is there, which another size makes anew. */
  isProposed: boolean;
}

/** How many work together, and what happens with who comes later. */
export function PairRulesFields({ step, isProposed }: PairRulesFieldsProps) {
  const known = pairRules(step.settings);
  /** What was chosen here and the server has not answered yet. */
  const [wanted, setWanted] = useState<PairRules | null>(null);
  const rules = wanted ?? known;
  const set = async (changes: Partial<PairRules>): Promise<void> => {
    const next = { ...rules, ...changes };
    setWanted(next);
    const done = await give({ type: 'setPairRules', step: step.id, ...next });
    setWanted((now) => (now === next ? null : now));
    const isOtherSize = next.size !== rules.size;
    if (done && isOtherSize && isProposed) void give({ type: 'proposePairs' }, t('pairs.proposalMade'));
  };
  return (
    <Disclosure title={t('pairs.rules')} level={2}>
      <div className="pairs-rules">
        <Segmented
          label={t('pairs.size')}
          value={`${rules.size}`}
          onChange={(id) => void set({ size: PAIR_SIZES.find((size) => `${size}` === id) ?? rules.size })}
          options={PAIR_SIZES.map((size) => ({ id: `${size}`, label: t(`pairs.size.${size}`) }))}
        />
        {rules.size > 1 && (
          <Segmented
            label={t('pairs.newcomers')}
            vertical
            value={rules.newcomers}
            onChange={(newcomers) => void set({ newcomers })}
            options={NEWCOMER_RULES.map((id) => ({ id, label: t(`pairs.newcomers.${id}`) }))}
          />
        )}
      </div>
    </Disclosure>
  );
}
