import './parking.css';
import { useState } from 'react';
import { useCanWrite } from '../board/write.ts';
import { t } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { ParkedCardText, takeBackWithUndo } from './ParkedCard.tsx';
import { ParkingList, useParkedIssues } from './ParkingList.tsx';

/**
 * The parking lot along the foot of a desktop screen: what was parked, side by side. A card that is dropped on it
 * is parked (`data-park-drop` marks the place).
 */
export function ParkingDrawer() {
  const issues = useParkedIssues();
  const canWrite = useCanWrite();
  const [isFolded, setFolded] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  return (
    <section className="parking-drawer" aria-label={t('parking.title')} data-park-drop="">
      <header className="parking-drawer-head">
        <h2 className="t3">
          <Icon name="park" size={22} />
          {t('parking.title')} <span className="parking-count num">{issues.length}</span>
        </h2>
        <p className="t1">{t('parking.forLater')}</p>
        <Button variant="quiet" size="small" onPress={() => setShowsAll(true)}>
          {t('parking.openList')}
        </Button>
        <IconButton
          icon={isFolded ? 'chevronUp' : 'chevronDown'}
          label={t(isFolded ? 'parking.unfold' : 'parking.fold')}
          aria-expanded={!isFolded}
          onPress={() => setFolded(!isFolded)}
        />
      </header>
      {!isFolded &&
        (issues.length === 0 ? (
          <p className="parking-drawer-empty">{t(canWrite ? 'parking.drawerEmpty' : 'parking.emptyText')}</p>
        ) : (
          <ul className="parking-cards">
            {issues.map((issue) => (
              <li key={issue.id} className="parking-card sheet">
                <ParkedCardText issue={issue} />
                {canWrite && (
                  <div className="parking-card-menu">
                    <Menu
                      label={t('parking.actsOf', { text: issue.text })}
                      acts={[
                        {
                          id: 'edit',
                          label: t('ui.edit'),
                          icon: 'edit',
                          onAction: () => setShowsAll(true),
                        },
                        {
                          id: 'back',
                          label: issue.from === null ? t('ui.remove') : t('parking.takeBack'),
                          icon: issue.from === null ? 'trash' : 'undo',
                          danger: issue.from === null,
                          onAction: () => takeBackWithUndo(issue),
                        },
                      ]}
                    />
                  </div>
                )}
              </li>
            ))}
          </ul>
        ))}
      <ParkingListDialog isOpen={showsAll} onClose={() => setShowsAll(false)} />
    </section>
  );
}

interface ParkingListDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** The list over whatever step the group is at: the parking lot is always one gesture away. */
function ParkingListDialog({ isOpen, onClose }: ParkingListDialogProps) {
  return (
    <Dialog
      title={t('parking.title')}
      size="large"
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={t('ui.close')}
    >
      <ParkingList />
    </Dialog>
  );
}

/** Opens the parking lot from any screen and says how much is parked. */
export function ParkingButton() {
  const count = useParkedIssues().length;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="park" onPress={() => setOpen(true)}>
        {t('parking.titleAndCount', { count })}
      </Button>
      <ParkingListDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
