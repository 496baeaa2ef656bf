import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';

/** The way from the programme to the editor of it. */
export function EditProgrammeButton({ onPress }: { onPress: () => void }) {
  return (
    <Button variant="quiet" size="small" icon="edit" className="attendance-more" onPress={onPress}>
      {t('programme.open')}
    </Button>
  );
}
