import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAINS, DRIVERS, type DriverId, RINGS, SEATS } from '@verbindbord/shared/content/domains.ts';
import { meaningOf, neighbourAt, type Place } from '@verbindbord/shared/map/place.ts';
import { type Language, t } from '../text/t.ts';

export function driverName(driver: DriverId, language: Language): string {
  return DRIVERS[driver].name[language];
}

/** 'Bestuur, consensus, aan tafel': what a place says, for people who cannot see it. */
export function placeText(place: Place, language: Language): string {
  const { domain, driver, ring } = meaningOf(place);
  const words = [DOMAINS[domain].name[language], driverName(driver, language), RINGS[ring][language]];
  return [...words, ...borderText(place, language)].join(', ');
}

/** 'op de grens met Politiek', for a place that stands in two worlds. */
function borderText(place: Place, language: Language): readonly string[] {
  const neighbour = neighbourAt(place);
  return neighbour === null ? [] : [t('parties.onBorderWith', { domain: DOMAINS[neighbour].name[language] })];
}

/** The whole card in words: the name that screen readers say. */
export function cardText(stakeholder: Stakeholder, connections: number, language: Language): string {
  const { domain, driver, ring } = meaningOf(stakeholder.place);
  return t('map.cardName', {
    name: stakeholder.name,
    domain: DOMAINS[domain].name[language],
    driver: driverName(driver, language),
    ring: [RINGS[ring][language], ...borderText(stakeholder.place, language)].join(', '),
    seat: SEATS[stakeholder.seat][language],
    count: connections,
  });
}
