import type { IncomingMessage } from 'node:http';

/** The settings that say which pages may speak to the server. */
export interface OriginRules {
  readonly publicUrl: URL | null;
  readonly trustProxy: number;
}

/**
 * Whether a request may come from where it says: from a page of this server, or from a program that is no
 * browser and therefore says nothing.
 */
export function isOwnOrigin(request: Pick<IncomingMessage, 'headers'>, rules: OriginRules): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host, origin: page } = new URL(origin);
  return page === rules.publicUrl?.origin || host === hostOf(request, rules);
}

/** The host that the browser asked for, as far as the proxies in front are believed. */
export function hostOf(
  request: Pick<IncomingMessage, 'headers'>,
  { trustProxy }: OriginRules,
): string | undefined {
  const forwarded = trustProxy > 0 ? request.headers['x-forwarded-host'] : undefined;
  const host = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : request.headers.host;
  return host?.toLowerCase();
}
