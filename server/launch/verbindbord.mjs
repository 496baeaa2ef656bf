// `pnpm verbindbord`. Read by whatever Node is there, however old: everything modern is imported after the check.
import { nodeRefusal } from './nodeVersion.mjs';

const refusal = nodeRefusal(process.versions.node);
if (refusal) {
  process.stderr.write(`${refusal}\n`);
  process.exit(2);
}

import('./operate.mjs').then((module) => module.operate(process.argv.slice(2)));
