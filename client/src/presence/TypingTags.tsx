import { useReactFlow } from '@xyflow/react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { presenceStore } from '../connection/presence.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';

/** Under each card in which somebody else has the caret, who that is. */
export function TypingTags() {
  const flow = useReactFlow();
  const typing = useStore(
    presenceStore,
    useShallow(({ others }) =>
      [...others.values()].flatMap(({ typing: where, user }) => (where ? [`${where.id} ${user.name}`] : [])),
    ),
  );
  const byCard = Map.groupBy(
    typing.map((entry) => ({
      id: entry.slice(0, entry.indexOf(' ')),
      name: entry.slice(entry.indexOf(' ') + 1),
    })),
    ({ id }) => id,
  );
  return [...byCard].map(([id, people]) => {
    const node = flow.getNode(id);
    if (!node) return null;
    const { width = 0, height = 0 } = node.measured ?? {};
    const names = formatList([...new Set(people.map(({ name }) => name))]);
    return (
      <b
        key={id}
        className="presence-typing"
        style={{ left: node.position.x + width / 2, top: node.position.y + height }}
      >
        {t('canvas.types', { names, count: people.length })}
      </b>
    );
  });
}
