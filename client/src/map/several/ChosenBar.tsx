import './ChosenBar.css';
import { useRef } from 'react';
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
  const letGo = (): void => {
    const [first] = chosenNow();
    const hadFocus = bar.current?.contains(document.activeElement) === true;
    clearChosen();
    if (hadFocus) returnFocus(first);
  };
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
        {acts.length > 1 && <Menu label={t('chosen.moreActs', { count })} acts={acts} />}
        <IconButton icon="close" label={t('chosen.clear')} onPress={letGo} />
      </Toolbar>
    </section>
  );
}

/** To the card that was chosen first; the list finds its own way. */
function returnFocus(card: string | undefined): void {
  if (card !== undefined) requestAnimationFrame(() => cardElement(card)?.focus({ preventScroll: true }));
}
