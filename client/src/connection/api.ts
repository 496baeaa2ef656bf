import type { Language } from '@verbindbord/shared/content/localized.ts';
import type { Programme } from '@verbindbord/shared/programme/programme.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { REFUSALS, refuse } from '@verbindbord/shared/session/refusals.ts';
import type {
  CreatedSession,
  Invitation,
  Joined,
  OpenedWall,
  Preflight,
  RenewedLinks,
  ToldStanding,
} from '@verbindbord/shared/session/requests.ts';
import type { Whereabouts } from '@verbindbord/shared/session/state.ts';

/** Why a request did not succeed: the server said no, or could not be reached. */
export type Failure = { readonly ok: false; readonly reason: Refusal | 'unreachable' };
export type Reply<T> = ({ readonly ok: true } & T) | Failure;

const GATEWAY_STATUSES = [502, 503, 504];

/** Opens a session from a template, from steps of one's own, or from an exported file with the same board in it. */
export function createSession(
  body:
    | {
        readonly title: string;
        readonly language: Language;
        readonly template?: string;
        /** Instead of the template's. */
        readonly programme?: Programme;
        readonly rehearsal?: boolean;
      }
    | { readonly from: unknown },
): Promise<Reply<CreatedSession>> {
  return post<CreatedSession>('/api/sessions', body);
}

/** What a link or code leads to, before joining. */
export function lookUp(code: string, secret: string | null, role: string | null): Promise<Reply<Invitation>> {
  const query = role === null ? '' : `?role=${encodeURIComponent(role)}`;
  const headers = secret === null ? {} : { 'x-verbindbord-secret': secret };
  return request<Invitation>(`${sessionPath(code)}/invitation${query}`, { headers });
}

export function join(
  code: string,
  body: {
    readonly secret?: string;
    readonly name?: string;
    readonly whereabouts?: Whereabouts;
    readonly department?: string;
    readonly presenter?: boolean;
  },
  role: string | null = null,
): Promise<Reply<Joined>> {
  const query = role === null ? '' : `?role=${encodeURIComponent(role)}`;
  return post<Joined>(`${sessionPath(code)}/join${query}`, body);
}

/** Where somebody stands who was told to wait at the door. */
export function askStanding(code: string, token: string, address = ''): Promise<Reply<ToldStanding>> {
  return request<ToldStanding>(`${address}${sessionPath(code)}/standing`, { headers: bearer(token) });
}

/** Makes links anew; whoever holds the ones of before has nothing any more. */
export function renewLinks(
  code: string,
  token: string,
  roles: readonly (keyof CreatedSession['links'])[],
): Promise<Reply<RenewedLinks>> {
  return post<RenewedLinks>(`${sessionPath(code)}/links`, { roles }, bearer(token));
}

/** What only the server knows of whether a session can begin; for facilitators. */
export function askPreflight(code: string, token: string): Promise<Reply<Preflight>> {
  return post<Preflight>(`${sessionPath(code)}/preflight`, {}, bearer(token));
}

/** Makes this computer the wall of the session that a ticket belongs to. */
export function openWall(ticket: string): Promise<Reply<OpenedWall>> {
  return post<OpenedWall>('/api/wall', { ticket });
}

/** What a facilitator hands out for one time, and until when on the server's clock it is good. */
interface Ticket {
  readonly ticket: string;
  readonly validUntil: number;
}

/** By which another computer becomes the wall of a session, or somebody without a device comes in with one. */
export function fetchTicket(
  code: string,
  token: string,
  wanted: { readonly for: 'wall' } | { readonly for: 'place'; readonly participant: string },
): Promise<Reply<Ticket>> {
  const { for: what, ...body } = wanted;
  return post(`${sessionPath(code)}/${what}`, body, bearer(token));
}

/**
 * Joins as somebody who is not this browser: it is not taken for who was here before, and no cookie comes of it.
 *
 * @param address the server's, such as https://bord.gemeente.nl; empty for the one that this script came from
 */
export function joinApart(
  address: string,
  code: string,
  body: Parameters<typeof join>[1],
): Promise<Reply<Joined>> {
  return post<Joined>(`${address}${sessionPath(code)}/join`, body, {}, 'omit');
}

/** Fetches an export as a file; `query` holds the options of the report. */
export async function fetchExport(
  code: string,
  token: string,
  format: string,
  query: URLSearchParams,
): Promise<Reply<{ readonly blob: Blob }>> {
  try {
    const response = await fetch(`${sessionPath(code)}/export.${format}?${query}`, {
      headers: bearer(token),
    });
    return response.ok
      ? { ok: true, blob: await response.blob() }
      : failure(response, await asJson(response));
  } catch {
    return { ok: false, reason: 'unreachable' };
  }
}

/** The file of a session that this device was in as a facilitator, by its cookie. */
export async function fetchOwnFile(code: string): Promise<Reply<{ readonly file: unknown }>> {
  try {
    const response = await fetch(`${sessionPath(code)}/export.json?role=facilitator`, {
      credentials: 'same-origin',
    });
    const file = await asJson(response);
    return response.ok ? { ok: true, file } : failure(response, file);
  } catch {
    return { ok: false, reason: 'unreachable' };
  }
}

function sessionPath(code: string): string {
  return `/api/sessions/${encodeURIComponent(code)}`;
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

function post<T>(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  credentials: RequestCredentials = 'same-origin',
): Promise<Reply<T>> {
  return request<T>(path, {
    method: 'POST',
    credentials,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function request<T>(path: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...init });
    const body = await asJson(response);
    return response.ok ? { ok: true, ...(body as T) } : failure(response, body);
  } catch {
    return { ok: false, reason: 'unreachable' };
  }
}

async function asJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function failure(response: Response, body: unknown): Failure {
  const given = (body as { reason?: unknown } | null)?.reason;
  const reason = REFUSALS.find((known) => known === given);
  // Between us and the server stands something that cannot reach it either.
  if (!reason && GATEWAY_STATUSES.includes(response.status)) return { ok: false, reason: 'unreachable' };
  return refuse(reason ?? 'malformed');
}
