import type { SaveState } from '../../connection/documentLink.ts';
import { useSaveState } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/iconPaths.ts';

const SIGNS: Readonly<Record<SaveState, IconName>> = {
  saved: 'check',
  saving: 'refresh',
  local: 'wifiOff',
  window: 'warning',
};

interface SaveSignProps {
  /** On a phone: shown only while something is not on the server. */
  onlyUnsaved?: boolean;
}

/** The truth about what was typed here: on the server's disk, on its way, only on this device, or not even that. */
export function SaveSign({ onlyUnsaved = false }: SaveSignProps) {
  const state = useSaveState();
  if (onlyUnsaved && state === 'saved') return null;
  return (
    <span className={`save-sign save-sign-${state}`} title={t(`connection.${state}`)}>
      <Icon name={SIGNS[state]} size={16} strokeWidth={2.2} />
      <span className="save-sign-text">{t(`connection.${state}`)}</span>
    </span>
  );
}
