// `npm test`. Read by whatever Node is there, however old: everything modern is imported after the check.
import { nodeRefusal } from '../server/launch/nodeVersion.mjs';

const refusal = nodeRefusal(process.versions.node);
if (refusal) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}

import('./everything.mjs').then((module) => module.testEverything());
