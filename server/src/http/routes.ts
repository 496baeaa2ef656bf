import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { Role } from '@verbindbord/shared/session/state.ts';
import type { RequestHandler, Response } from 'express';

/** Who may ask: anyone, this machine and holders of the metrics token, or people of the session in the path. */
export type Permission = 'anyone' | 'operator' | readonly Role[];

/** One address of the HTTP interface. Nothing is served that is not in such a list, with who may ask. */
export interface Route {
  readonly method: 'get' | 'post';
  /** A path of Express; a session is always `:code`. */
  readonly path: string;
  readonly permission: Permission;
  /** Counts a request and may refuse it, before its body is read: reading a large one is work already. */
  readonly limit?: RequestHandler;
  /** Bytes of JSON that a request may carry; 0 for none. */
  readonly maxBody: number;
  readonly handler: RequestHandler;
}

const STATUS: Readonly<Record<Refusal, number>> = {
  malformed: 400,
  tooLarge: 413,
  tooOften: 429,
  notAllowed: 403,
  noAccess: 404,
  frozen: 409,
  locked: 409,
  unknown: 404,
  notNow: 409,
  changed: 409,
  damaged: 409,
  renewed: 409,
  full: 409,
  outdated: 426,
};

/** Answers with a refusal. */
export function sendRefusal(response: Response, reason: Refusal): void {
  response.status(STATUS[reason]).json({ ok: false, reason });
}
