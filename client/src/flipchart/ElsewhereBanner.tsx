import { currentOf } from '../app/session/steps.ts';
import { useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import type { SheetChoice } from './useSheets.ts';

/** For who looks at a sheet of another step: where the group is, and the way there. */
export function ElsewhereBanner({ choice: { back, choose } }: { choice: SheetChoice }) {
  const { programme, step } = useSession();
  if (back === null) return null;
  const { number, step: current } = currentOf(programme, step);
  return (
    <Banner
      tone="follow"
      action={
        <Button variant="primary" onPress={() => choose(back)}>
          {t('app.banner.follow')}
        </Button>
      }
    >
      {t('app.banner.group', { number, title: current.title })}
    </Banner>
  );
}
