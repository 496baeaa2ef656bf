// Read by whatever Node is there, however old: nothing newer than the oldest Node with modules knows.

/** The oldest Node that can install the project; the server itself runs on the Node that the project brings. */
const OLDEST = 20;

/**
 * Why this Node cannot start the project, as one line for a person; empty when it can.
 *
 * @param {string} version such as process.versions.node, '20.11.1'
 * @returns {string}
 */
export function nodeRefusal(version) {
  const major = Number.parseInt(version, 10);
  if (major >= OLDEST) return '';
  return `Verbindbord needs Node.js ${OLDEST} or newer and this is ${version}: install a newer one from https://nodejs.org and try again.`;
}
