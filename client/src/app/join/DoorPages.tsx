import { t } from '../../text/t.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Message } from '../Message.tsx';
import { useTitle } from '../page.ts';

/** At the door: a facilitator lets newcomers in by hand. */
export function AtTheDoorPage({ title }: { title: string }) {
  useTitle(t('app.join.title', { title }));
  return (
    <Message isBusy title={t('roles.waiting')}>
      <p className="strong">{title}</p>
      <p role="status">{t('roles.waitingText')}</p>
    </Message>
  );
}

/** A facilitator did not let this person in. */
export function TurnedAwayPage({ onAgain }: { onAgain: () => void }) {
  useTitle(t('roles.turnedAway'));
  return (
    <Message
      icon="lock"
      title={t('roles.turnedAway')}
      action={
        <>
          <Button size="large" icon="refresh" onPress={onAgain}>
            {t('roles.knockAgain')}
          </Button>
          <LinkButton size="large" href="/">
            {t('app.toHome')}
          </LinkButton>
        </>
      }
    >
      <p>{t('roles.turnedAwayText')}</p>
    </Message>
  );
}
