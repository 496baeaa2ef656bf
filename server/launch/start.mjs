// `npm start`. Read by whatever Node is there, however old: everything modern is imported after the check.
import { nodeRefusal } from './nodeVersion.mjs';

const refusal = nodeRefusal(process.versions.node);
if (refusal) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}

import('./serve.mjs').then((module) => module.serve());
