import { useEffect, useRef } from 'react';
import { useMomentOfGroup } from '../board/moment.ts';
import { t, useLanguage } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { momentName } from './lensText.ts';
import { useLens } from './useLens.ts';

/** Says to which moment the group went, for whoever does not see the cards shift. */
export function useSaidMoment(): void {
  const language = useLanguage();
  const moment = useMomentOfGroup();
  const count = useLens(moment)?.shifts.length ?? 0;
  const said = useRef(moment);
  useEffect(() => {
    if (said.current === moment) return;
    said.current = moment;
    announce(
      moment === 'now' ? t('lens.saidNow') : t('lens.said', { moment: momentName(moment, language), count }),
    );
  }, [moment, count, language]);
}
