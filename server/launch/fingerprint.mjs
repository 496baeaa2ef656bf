import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist']);
const UNIT_TEST = /\.test\.tsx?$/;

/**
 * One short text that changes when any of these files changes, comes or goes, and on another kind of machine.
 * Unit tests, built files and installed packages do not count: nothing is made from them.
 *
 * @param {string} root folder that the paths are relative to
 * @param {readonly string[]} paths files and folders; one that is not there counts as absent
 * @returns {Promise<string>}
 */
export async function fingerprint(root, paths) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const path of paths) {
    for (const file of await filesUnder(root, path)) {
      const content = await readFile(join(root, file));
      hash.update(`${file} ${content.length}\n`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<string[]>} in an order that is the same everywhere
 */
async function filesUnder(root, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries === undefined) return [path];
  const files = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const below = `${path}/${entry.name}`;
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name))
      files.push(...(await filesUnder(root, below)));
    if (entry.isFile() && !UNIT_TEST.test(entry.name)) files.push(below);
  }
  return files;
}
