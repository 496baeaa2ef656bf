import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@verbindbord/server/src/config.ts';
import { createServer } from '@verbindbord/server/src/createServer.ts';

/** A real server in this process, on a free port, with a data folder of its own. */
export interface TestServer {
  /** Such as http://127.0.0.1:40213. */
  readonly address: string;
  /** Closes the server and removes its folder. */
  readonly stop: () => Promise<void>;
}

/** Starts a server; `settings` are environment variables on top of the quiet ones for tests. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'verbindbord-'));
  const read = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', ...settings });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const server = await createServer(read.config);
  return {
    address: `http://127.0.0.1:${server.port}`,
    stop: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
