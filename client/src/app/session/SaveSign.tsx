import { useEffect, useState } from 'react';
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
  const state = useCalm(useSaveState());
  if (onlyUnsaved && state === 'saved') return null;
  return (
    <span className={`save-sign save-sign-${state}`} title={t(`connection.${state}`)}>
      <Icon name={SIGNS[state]} size={16} strokeWidth={2.2} />
      <span className="save-sign-text">{t(`connection.${state}`)}</span>
    </span>
  );
}

/** Milliseconds for which it stays said that something is being saved: a sign that blinks at each letter tells nothing. */
const CALM = 500;

/** Says at once that something is not safe, and that it is when that stays so. */
function useCalm(state: SaveState): SaveState {
  const [wasSaving, setWasSaving] = useState(false);
  useEffect(() => {
    if (state === 'saving') return setWasSaving(true);
    const timer = setTimeout(() => setWasSaving(false), CALM);
    return () => clearTimeout(timer);
  }, [state]);
  return wasSaving && state !== 'window' ? 'saving' : state;
}
