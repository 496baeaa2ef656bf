import './connection.css';
import type { Connection } from '@verbindbord/shared/board/connection.ts';
import { boundaryName } from '@verbindbord/shared/content/boundaries.ts';
import { DOMAINS, type DomainId } from '@verbindbord/shared/content/domains.ts';
import { TIES } from '@verbindbord/shared/content/ties.ts';
import { t, useLanguage } from '../text/t.ts';
import { nextStepText, strengthText } from './connectionText.ts';
import { driverName } from './meaningText.ts';

/** A connection for who may only read it: what was filled in, and nothing else. */
export function ConnectionFacts({ connection, domain }: { connection: Connection; domain: DomainId }) {
  const language = useLanguage();
  const { driver, wished, ties, boundaries, obstacle } = connection;
  const joinsIn = `${t('map.joinsInWith', { driver: driverName(driver, language) })} (${DOMAINS[domain].name[language]})`;
  const facts = [
    [t('map.connection'), wished ? `${joinsIn}, ${t('map.wished')}` : joinsIn],
    [t('parties.ties'), ties.map((id) => TIES[id][language]).join(', ')],
    [t('parties.strength'), strengthText(connection, language)],
    [t('map.obstacle'), obstacle],
    [t('parties.boundaryKind'), boundaries.map((id) => boundaryName(id, language)).join(', ')],
    [t('map.nextStep'), nextStepText(connection)],
  ] as const;
  return (
    <dl className="connection-facts">
      {facts
        .filter(([, value]) => value.trim() !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt className="vb-label vb-label-small">{name}</dt>
            <dd className={value === obstacle ? 'voice' : undefined}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
