import './ChosenBar.css';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { Toolbar } from 'react-aria-components';
import { useCanvas } from '../../canvas/canvasStore.ts';
import { chosenNow, clearChosen, useChosenCount } from '../../canvas/choosing.ts';
import { useMayEdit } from '../../canvas/mode.ts';
import { cardElement } from '../../canvas/useCard.ts';
import { t } from '../../text/t.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { severalActs } from './severalActs.ts';

/** What has a button of its own where there is room; the menu has all of it. */
const AT_HAND = ['move', 'ring', 'duplicate', 'copy'];

/** How many are chosen and what can be done with them; there only while somebody chooses. */
export function ChosenBar() {
  const count = useChosenCount();
  const isChoosing = useCanvas((state) => state.isChoosing);
  if (count === 0 && !isChoosing) return null;
  return <Bar count={count} />;
}

function Bar({ count }: { count: number }) {
  const canWrite = useMayEdit('map');
  const bar = useRef<HTMLDivElement>(null);
  const acts = count === 0 ? [] : severalActs(chosenNow(), canWrite);
  useFocusBack(bar);
  return (
    <section ref={bar} className="chosen-bar" aria-label={t('chosen.bar')}>
      <p className="chosen-bar-count num">{count === 0 ? t('chosen.pick') : t('chosen.count', { count })}</p>
      <Toolbar className="chosen-bar-acts" aria-label={t('chosen.actsOf', { count })}>
        {acts
          .filter(({ id }) => AT_HAND.includes(id))
          .map(({ id, label, icon, onAction }) => (
            <Button
              key={id}
              variant="quiet"
              size="small"
              icon={icon}
              className={`chosen-bar-${id}`}
              onPress={onAction}
            >
              {label}
            </Button>
          ))}
        {acts.length > 0 && <Menu label={t('chosen.moreActs', { count })} acts={acts} />}
        <IconButton icon="close" label={t('chosen.clear')} onPress={clearChosen} />
      </Toolbar>
    </section>
  );
}

/**
 * The bar goes with what was chosen: when it had the focus, that goes to a card that was chosen, or else to the one
 * that Tab comes to first. The list finds its own way.
 */
function useFocusBack(bar: RefObject<HTMLElement | null>): void {
  const before = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const now = chosenNow();
    if (now.length > 0) before.current = now;
  });
  useLayoutEffect(() => {
    return () => {
      if (!bar.current?.contains(document.activeElement)) return;
      requestAnimationFrame(() => {
        const card = before.current.map(cardElement).find((element) => element !== null);
        const back = card ?? document.querySelector<HTMLElement>('[data-card][tabindex="0"]');
        back?.focus({ preventScroll: true });
      });
    };
  }, [bar]);
}
