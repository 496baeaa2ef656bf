import { DOMAIN_IDS, DOMAINS } from '@verbindbord/shared/content/domains.ts';
import type { LensContent } from '@verbindbord/shared/content/lens.ts';
import { Seat } from '../map/Seat.tsx';
import { t, useLanguage } from '../text/t.ts';
import { Disclosure } from '../ui/Disclosure.tsx';

/** What the lens does to each domain, in its own words. */
export function LensEffects({ content }: { content: LensContent }) {
  const language = useLanguage();
  return (
    <Disclosure title={t('lens.effects')} level={3} className="lens-effects">
      <ul className="lens-list">
        {DOMAIN_IDS.map((domain) => {
          const { text, drivers } = content[domain];
          const pulls = DOMAINS[domain].drivers.flatMap(({ id, name }, index) => {
            const pull = drivers[index];
            if (pull === undefined || pull === 'same') return [];
            return [{ id, words: t(`lens.pull.${pull}`, { driver: name[language] }), pull }];
          });
          return (
            <li key={domain} className="lens-row lens-row-still">
              <Seat domain={domain} seat="present" />
              <span>
                <b>{DOMAINS[domain].name[language]}</b>
                <span className="t1">{text === '' && pulls.length === 0 ? t('lens.nothing') : text}</span>
                {pulls.map(({ id, words, pull }) => (
                  <span key={id} className={`t1 lens-${pull === 'loses' ? 'risk' : 'helped'}`}>
                    {words}
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
