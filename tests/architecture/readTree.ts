import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Manifest, Tree } from './violations.ts';

const PACKAGES = ['server', 'client', 'shared', 'tests'];
const SKIPPED = new Set(['node_modules', 'dist', 'data']);
const CODE = /\.(ts|tsx|mjs|js)$/;

/** @param root folder of the checkout */
export function readTree(root: string): Tree {
  const files = new Map<string, string>();
  for (const path of PACKAGES.flatMap((name) => codeIn(join(root, name)))) {
    files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
  }
  const manifests: Record<string, Manifest> = {};
  for (const name of PACKAGES)
    manifests[name] = JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8'));
  return { files, manifests };
}

function codeIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : codeIn(path);
    return CODE.test(entry.name) ? [path] : [];
  });
}
