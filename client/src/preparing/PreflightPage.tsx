import './PreflightPage.css';
import { type ReactNode, useEffect } from 'react';
import { Brand } from '../app/Brand.tsx';
import { codeLink, wallLink } from '../app/links/links.ts';
import { Message } from '../app/Message.tsx';
import { useOwnLinks } from '../app/ownSessions.ts';
import { useTitle } from '../app/page.ts';
import { useMe, useSession, useSessionOrNull } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button, LinkButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/iconPaths.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { Progress, Spinner } from '../ui/Progress.tsx';
import { CHECKS, type CheckId, type Finding, ofWall, summaryOf, type Verdict } from './findings.ts';
import { usePreflight } from './usePreflight.ts';

/** Before people come: whether everything works, from the device that the session is led on. */
export function PreflightPage({ code }: { code: string }) {
  useTitle(t('preparing.preflight'));
  const session = useSessionOrNull();
  if (!session) return <Message isBusy title={t('app.room.connecting')} />;
  return <ForFacilitators code={code} />;
}

function ForFacilitators({ code }: { code: string }) {
  const { role } = useMe();
  if (role === 'facilitator') return <Preflight code={code} />;
  return (
    <Message
      icon="lock"
      title={t('preparing.forFacilitators')}
      action={
        <LinkButton variant="primary" size="large" href={`/s/${code}`}>
          {t('preparing.toSession')}
        </LinkButton>
      }
    >
      {t('preparing.forFacilitatorsText')}
    </Message>
  );
}

function Preflight({ code }: { code: string }) {
  const session = useSession();
  const { title, roster } = session;
  const links = useOwnLinks(session);
  const { findings, isBusy, again } = usePreflight(code, links?.participant ?? codeLink(session));
  const walls = roster.filter(({ role, connected }) => role === 'presenter' && connected).length;
  const all = { ...findings, wall: ofWall(walls, links !== null) };
  const found = CHECKS.flatMap((id) => all[id] ?? []);
  const summary = isBusy ? null : summaryOf(found);
  const said = summary?.text;
  useEffect(() => {
    if (said !== undefined) announce(said);
  }, [said]);
  return (
    <div className="preflight">
      <header className="preflight-head">
        <Brand size={28} />
      </header>
      <main className="preflight-sheet sheet" id="main">
        <p className="soft">{title}</p>
        <h1 className="t5" tabIndex={-1}>
          {t('preparing.preflight')}
        </h1>
        <p className="preflight-intro">{t('preparing.preflightIntro')}</p>
        <div className="preflight-summary">
          {summary ? (
            <p className={`preflight-outcome preflight-outcome-${summary.verdict}`}>
              <Sign verdict={summary.verdict} />
              {summary.text}
            </p>
          ) : (
            <Progress
              label={t('preparing.busy')}
              value={found.length}
              max={CHECKS.length}
              valueText={t('preparing.progress', { done: found.length, all: CHECKS.length })}
            />
          )}
        </div>
        <ul className="preflight-list">
          {CHECKS.map((id) => (
            <Check key={id} id={id} finding={all[id]}>
              {id === 'wall' && walls === 0 && links && (
                <LinkButton icon="screen" href={wallLink(code, links)} newTab>
                  {t('app.links.wall')}
                </LinkButton>
              )}
            </Check>
          ))}
        </ul>
        <div className="preflight-acts">
          <Button icon="refresh" size="large" isPending={isBusy} onPress={again}>
            {t('preparing.again')}
          </Button>
          <LinkButton variant="primary" size="large" iconEnd="arrowRight" href={`/s/${code}`}>
            {t('preparing.toSession')}
          </LinkButton>
        </div>
      </main>
    </div>
  );
}

interface CheckProps {
  id: CheckId;
  /** Left out while it is not known yet. */
  finding: Finding | undefined;
  children: ReactNode;
}

function Check({ id, finding, children }: CheckProps) {
  return (
    <li className="preflight-check">
      {finding ? <Sign verdict={finding.verdict} /> : <Spinner className="preflight-wait" />}
      <div className="preflight-words">
        <h2 className="preflight-name">
          {t(`preparing.${id}`)}
          {finding && (
            <span className={`preflight-verdict preflight-verdict-${finding.verdict}`}>
              {t(`preparing.verdict.${finding.verdict}`)}
            </span>
          )}
        </h2>
        <p>{finding?.text ?? t('preparing.waiting')}</p>
        {finding?.advice !== undefined && <p className="preflight-advice">{finding.advice}</p>}
        {children}
      </div>
    </li>
  );
}

const SIGNS: Readonly<Record<Verdict, IconName>> = { good: 'check', attention: 'info', fails: 'warning' };

function Sign({ verdict }: { verdict: Verdict }) {
  return (
    <span className={`preflight-sign preflight-sign-${verdict}`}>
      <Icon name={SIGNS[verdict]} size={20} strokeWidth={2.25} />
    </span>
  );
}
