import { DOMAIN_IDS, type DomainId } from '../content/domains.ts';
import { type LensContent, type LensEffect, PULLS, type Pull, STEPS } from '../content/lens.ts';
import { isLabel, only } from './fields.ts';
import { LIMITS } from './limits.ts';

/** The election that a group looks forward to. */
export interface Election {
  /** 'Gemeenteraadsverkiezingen'; can be empty. */
  readonly name: string;
  /** As '2027-03-17'; empty when only the order of moments matters. */
  readonly date: string;
}

/** The election in a value that some client wrote, or null when it is none. */
export function asElection(value: unknown): Election | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, date } = value as Record<string, unknown>;
  if (!isLabel(name, LIMITS.title) || (date !== '' && !isDay(date))) return null;
  return only(value as Election, ['name', 'date']);
}

/** Whether something is a day of the calendar, written as '2027-03-17'. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** What a group made of the lens at one moment, or null when it is none of that. */
export function asLensContent(value: unknown): LensContent | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const effects: [DomainId, LensEffect][] = [];
  for (const domain of DOMAIN_IDS) {
    const effect = Object.hasOwn(given, domain) ? asLensEffect(given[domain]) : null;
    if (effect === null) return null;
    effects.push([domain, effect]);
  }
  const isExact = effects.every(([domain, effect]) => given[domain] === effect);
  return isExact
    ? only(given as LensContent, DOMAIN_IDS)
    : (Object.fromEntries(effects) as Record<DomainId, LensEffect>);
}

function asLensEffect(value: unknown): LensEffect | null {
  if (typeof value !== 'object' || value === null) return null;
  const { text, drivers, step, towards } = value as Record<string, unknown>;
  const holds =
    isLabel(text, LIMITS.short) &&
    Array.isArray(drivers) &&
    drivers.length === 2 &&
    drivers.every((pull) => PULLS.includes(pull as Pull)) &&
    STEPS.some((one) => one === step) &&
    (towards === null || DOMAIN_IDS.some((domain) => domain === towards));
  return holds ? only(value as LensEffect, ['text', 'drivers', 'step', 'towards']) : null;
}
