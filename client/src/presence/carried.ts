import { LENS_MOMENTS, type MomentId } from '@verbindbord/shared/content/lens.ts';

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
