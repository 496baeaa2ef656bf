import type { Cluster } from '@verbindbord/shared/board/cluster.ts';
import { useState } from 'react';
import { addCluster, placeNote, removeCluster, renameCluster } from '../board/actions.ts';
import { boardStore } from '../board/store.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { Menu } from '../ui/Menu.tsx';
import { showToast } from '../ui/Toast.tsx';
import { contentOf } from './columns.ts';
import { NameDialog, type NameQuestion } from './NameDialog.tsx';

interface GroupHeadProps {
  /** Null: the notes that are in no group. */
  cluster: Cluster | null;
  count: number;
  canWrite: boolean;
}

/** The name of a group with how much is in it, over a line of ink. */
export function GroupHead({ cluster, count, canWrite }: GroupHeadProps) {
  const [question, setQuestion] = useState<NameQuestion | null>(null);
  return (
    <div className="flipchart-group-head">
      <h2 className="flipchart-group-name">
        {cluster?.name ?? t('flipchart.loose')} <span className="soft num">{count}</span>
      </h2>
      {cluster && canWrite && (
        <Menu
          label={t('flipchart.groupActs', { name: cluster.name })}
          acts={[
            {
              id: 'rename',
              icon: 'edit',
              label: t('flipchart.renameGroup'),
              onAction: () =>
                setQuestion({
                  title: t('flipchart.renameGroup'),
                  label: t('flipchart.groupName'),
                  value: cluster.name,
                  onSave: (name) => renameCluster(cluster.id, name),
                }),
            },
            {
              id: 'apart',
              icon: 'merge',
              label: t('flipchart.takeApart'),
              description: t('flipchart.takeApartNote'),
              onAction: () => takeApartWithUndo(cluster),
            },
          ]}
        />
      )}
      <NameDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}

/** Takes a group apart; the message offers to make it again with the same notes. */
function takeApartWithUndo(cluster: Cluster): void {
  const content = contentOf(boardStore.getState(), cluster.sheet);
  const notes = content.groups.find((group) => group.cluster.id === cluster.id)?.notes ?? [];
  removeCluster(cluster.id);
  announce(t('flipchart.groupApart', { name: cluster.name }));
  showToast({
    tone: 'info',
    text: t('flipchart.groupApart', { name: cluster.name }),
    action: {
      label: t('ui.undo'),
      onAction: () => {
        addCluster(cluster);
        for (const { id, sheet, order } of notes) placeNote(id, { sheet, cluster: cluster.id, order });
      },
    },
  });
}
