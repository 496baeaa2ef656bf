import type { Doubt } from '@verbindbord/shared/board/table/reading.ts';
import {
  DOMAIN_IDS,
  DOMAINS,
  type DomainId,
  DRIVERS,
  type DriverId,
  RING_IDS,
  RINGS,
  type RingId,
  SEATS,
} from '@verbindbord/shared/content/domains.ts';
import type { Language, Localized } from '@verbindbord/shared/content/localized.ts';
import { t } from '../../text/t.ts';
import type { Option } from '../../ui/Options.tsx';

export function domainOptions(language: Language): readonly Option<DomainId>[] {
  return DOMAIN_IDS.map((id) => ({ id, label: DOMAINS[id].name[language], icon: id }));
}

export function driverOptions(domain: DomainId | null, language: Language): readonly Option<DriverId>[] {
  if (domain === null) return [];
  return DOMAINS[domain].drivers.map(({ id, name }) => ({ id, label: name[language] }));
}

export function ringOptions(language: Language): readonly Option<RingId>[] {
  return RING_IDS.map((id) => ({ id, label: RINGS[id][language] }));
}

/** What somebody should look at, in one sentence. */
export function doubtText({ field, reason, value, guess }: Doubt, language: Language): string {
  return t(`import.doubt.${reason}`, {
    field: t(`import.field.${field}`).toLowerCase(),
    value: value.length > 80 ? `${value.slice(0, 80)}…` : value,
    guess: guess === null ? '' : (nameOf(guess)?.[language] ?? ''),
  });
}

function nameOf(word: NonNullable<Doubt['guess']>): Localized | undefined {
  const names: Readonly<Record<string, Localized>> = {
    ...Object.fromEntries(DOMAIN_IDS.map((id) => [id, DOMAINS[id].name])),
    ...Object.fromEntries(Object.values(DRIVERS).map(({ id, name }) => [id, name])),
    ...RINGS,
    ...SEATS,
  };
  return names[word];
}
