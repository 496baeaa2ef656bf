import * as z from 'zod/mini';

const coordinate = z.number().check(z.minimum(-1e6), z.maximum(1e6));
const id = z.string().check(z.maxLength(64));
/** Of more the others see these many go. */
export const MOST_ALONG = 40;

/**
 * What a client may tell about itself from moment to moment: never saved, never trusted. Points are in world
 * units of the canvas. The server keeps these fields, drops all others and adds `user` from the socket's own
 * identity, so that nobody can speak for another.
 */
const fields = z.object({
  cursor: z.optional(z.nullable(z.object({ x: coordinate, y: coordinate }))),
  /** The card under the finger and where it is now. */
  drag: z.optional(z.nullable(z.object({ id, x: coordinate, y: coordinate }))),
  /** The other cards that were chosen and go along with that one, each as far from it as it lies on the board. */
  along: z.optional(z.nullable(z.array(id).check(z.maxLength(MOST_ALONG)))),
  /** The field that somebody has the caret in. */
  typing: z.optional(z.nullable(z.object({ id, field: z.string().check(z.maxLength(32)) }))),
  /** The caret in a shared text: relative positions of Yjs, encoded in base64. */
  caret: z.optional(
    z.nullable(
      z.object({
        id,
        anchor: z.string().check(z.maxLength(200)),
        head: z.string().check(z.maxLength(200)),
      }),
    ),
  ),
});
export type PresenceFields = z.infer<typeof fields>;

export interface PresenceUser {
  readonly id: string;
  readonly name: string;
}

export interface Presence extends PresenceFields {
  readonly user: PresenceUser;
}

/** The allowed fields of a state that a client sent, or null when it is none. */
export function presenceFields(value: unknown): PresenceFields | null {
  const parsed = fields.safeParse(value);
  return parsed.success ? parsed.data : null;
}
