import { LENS_MOMENTS, type MomentId } from '@verbindbord/shared/content/lens.ts';
import type { Point } from '@verbindbord/shared/map/wheel.ts';
import type { PresenceFields } from '@verbindbord/shared/presence/presence.ts';

/**
 * What somebody carries, as others are told of it: the id of the card, and with it the moment at which the map is looked
 * at. Who looks at another moment would see a card go that stands still there.
 */
export function carriedAs(id: string, moment: MomentId): string {
  return moment === 'now' ? id : `${id}@${moment}`;
}

/** The card that is carried on the map as it is looked at here, or null when it is the map of another moment. */
export function carriedHere(as: string, moment: MomentId): string | null {
  const other = LENS_MOMENTS.find((one) => as.endsWith(`@${one}`)) ?? 'now';
  if (other !== moment) return null;
  return other === 'now' ? as : as.slice(0, -other.length - 1);
}

/**
 * Where the middles of all cards are that somebody carries on the map as it is looked at here: the one under their finger,
 * and those that go along, as far from it as they lie.
 *
 * @param homeOf where the middle of a card belongs; null for what is not there
 */
export function carriedBy(
  { drag, along }: Pick<PresenceFields, 'drag' | 'along'>,
  moment: MomentId,
  homeOf: (id: string) => Point | null,
): ReadonlyMap<string, Point> {
  const lead = drag ? carriedHere(drag.id, moment) : null;
  if (!drag || lead === null) return new Map();
  const carried = new Map([[lead, { x: drag.x, y: drag.y }]]);
  const from = along ? homeOf(lead) : null;
  if (!along || !from) return carried;
  for (const as of along) {
    const id = carriedHere(as, moment);
    const home = id === null ? null : homeOf(id);
    if (id !== null && home) carried.set(id, { x: home.x + drag.x - from.x, y: home.y + drag.y - from.y });
  }
  return carried;
}
