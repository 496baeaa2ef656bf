import * as z from 'zod/mini';
import { LANGUAGES } from '../content/localized.ts';
import { programmeSchema } from '../programme/programme.ts';
import { TEMPLATE_IDS } from '../programme/template.ts';
import type { Standing } from './door.ts';
import { asLine, departmentName, personName } from './names.ts';
import { type Role, WHEREABOUTS } from './state.ts';

/** Bodies and answers of the HTTP interface that is about sessions. */
export const createSessionRequest = z.object({
  title: z.string().check(z.overwrite(asLine), z.minLength(1), z.maxLength(120)),
  template: z._default(z.enum(TEMPLATE_IDS), 'internal'),
  language: z._default(z.enum(LANGUAGES), 'nl'),
  /** Steps of one's own, instead of those of the template. */
  programme: z.optional(programmeSchema),
  rehearsal: z._default(z.boolean(), false),
});

export interface CreatedSession {
  readonly code: string;
  /** Full addresses; the secret is in the fragment and so never reaches a server log. */
  readonly links: Readonly<Record<'facilitator' | 'participant' | 'observer', string>>;
  readonly recoveryCode: string;
}

/**
 * Joining. `secret` is what the link holds in its fragment, or the recovery code; without it the code alone has
 * to do, which lets in a participant while the session is open. Somebody who returns with the cookie of this
 * session and gives no name is the same person as before; with a name it is somebody else on the same device.
 */
export const joinRequest = z.object({
  secret: z.optional(z.string().check(z.maxLength(128))),
  name: z.optional(personName),
  whereabouts: z._default(z.enum(WHEREABOUTS), 'room'),
  department: z._default(departmentName, ''),
  /** The wall joins with the observer's secret and is nobody on the roster of people. */
  presenter: z._default(z.boolean(), false),
});

/** What somebody typed at a computer that is to show the wall: the ticket that a facilitator was given. */
export const openWallRequest = z.object({ ticket: z.string().check(z.maxLength(40)) });

/** Who, of those without a device, is to come in with one of their own. */
export const placeRequest = z.object({ participant: z.string().check(z.maxLength(64)) });

/** The session whose wall that computer may open from now on. */
export interface OpenedWall {
  readonly code: string;
}

export interface Joined {
  readonly participantId: string;
  readonly role: Role;
  /** For the socket and as bearer; as long as the session lives. */
  readonly token: string;
  /** Stands at the door until a facilitator lets them in: the token proves nothing else before. */
  readonly isWaiting: boolean;
}

/** What somebody is told who asks from the door. */
export interface ToldStanding {
  readonly standing: Standing;
}

/** Which links leaked, or should not be worth anything any more. The code goes with the link of participants. */
export const renewLinksRequest = z.object({
  roles: z.array(z.enum(['facilitator', 'participant', 'observer'])).check(z.minLength(1), z.maxLength(3)),
});

export interface RenewedLinks {
  readonly links: Readonly<Partial<CreatedSession['links']>>;
  /** How often links were renewed, this time too: what a device knew before is worth nothing when it missed one. */
  readonly renewals: number;
  /** Another one since the link of facilitators was renewed, told this once; null when it is still the one of before. */
  readonly recoveryCode: string | null;
}

/** What only the server knows of whether a session can begin. */
export interface Preflight {
  /** Milliseconds until something that was written was on disk; null when nothing can be saved. */
  readonly storeMs: number | null;
  /** How many are on the roster, and how many there can be. */
  readonly people: number;
  readonly maxPeople: number;
}

/** What somebody with a valid secret, code or cookie sees before joining. */
export interface Invitation {
  readonly title: string;
  readonly language: 'nl' | 'en';
  readonly role: Role;
  /** Names that are taken, so that the page can say so while typing. Only told to holders of a secret. */
  readonly names: readonly string[];
  /** What to suggest when the door asks for the department, null when it does not ask. */
  readonly departments: readonly string[] | null;
  /** Set when this device was here before. */
  readonly returning: { readonly name: string } | null;
}
