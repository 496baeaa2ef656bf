import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const count = (fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= 1 && value <= 1_000_000, 'must lie between 1 and 1000000')
    .default(fallback);

/**
 * Every setting of the server, by the name of its environment variable. An empty variable counts as not set.
 */
const settings = z.object({
  /** Port to listen on; 0 takes any that is free. */
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be at most 65535')
    .default(3000),
  /** Address to listen on; 0.0.0.0 for all. */
  HOST: z.string().default('127.0.0.1'),
  /** Folder on a local disk that holds everything that is stored. */
  DATA_DIR: z.string().default('data'),
  /** The address that people type, such as https://bord.gemeente.nl; without it the request's own is used. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .transform((address) => new URL(address))
    .refine((url) => url.pathname === '/' && url.search === '', 'must be without a path')
    .nullable()
    .default(null),
  /** How many proxies stand in front of the server, whose X-Forwarded headers are then believed. */
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/, 'must be the number of proxies in front of the server, 0 to 9')
    .transform(Number)
    .default(0),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('warn'),
  /** Bearer token that opens /metrics to others than this machine. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').nullable().default(null),
  /** Where to report a vulnerability, as a mailto: or https: address; told in /.well-known/security.txt. */
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/)\S+$/, 'must start with mailto: or https://')
    .nullable()
    .default(null),
  /** People on the roster of one session. */
  SESSION_PEOPLE: count(500),
  /** Sessions that one address can make, or try to make, in an hour. */
  SESSIONS_PER_HOUR: count(120),
  /** Failed tries to get in by typing a code, in ten minutes, of one address; a whole hall can share one. */
  CODE_TRIES_PER_ADDRESS: count(60),
  /** The same, of everybody together. */
  CODE_TRIES: count(1000),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly publicUrl: URL | null;
  readonly trustProxy: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly metricsToken: string | null;
  readonly securityContact: string | null;
  readonly sessionPeople: number;
  readonly sessionsPerHour: number;
  readonly codeTriesPerAddress: number;
  readonly codeTries: number;
  /** Folder with the built client. */
  readonly clientDir: string;
}

/** Reads the settings; for each wrong one a line that names it and says what it must be. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const shown = name.endsWith('TOKEN') ? '' : ` (it is '${given[name]}')`;
      return `${name} ${issue.message}${shown}`;
    });
    return { ok: false, problems };
  }
  const read = parsed.data;
  return {
    ok: true,
    config: {
      port: read.PORT,
      host: read.HOST,
      dataDir: resolve(read.DATA_DIR),
      publicUrl: read.PUBLIC_URL,
      trustProxy: read.TRUST_PROXY,
      logLevel: read.LOG_LEVEL,
      metricsToken: read.METRICS_TOKEN,
      securityContact: read.SECURITY_CONTACT,
      sessionPeople: read.SESSION_PEOPLE,
      sessionsPerHour: read.SESSIONS_PER_HOUR,
      codeTriesPerAddress: read.CODE_TRIES_PER_ADDRESS,
      codeTries: read.CODE_TRIES,
      clientDir: fileURLToPath(new URL('../../client/dist', import.meta.url)),
    },
  };
}
