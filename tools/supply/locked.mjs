import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checkout.mjs';

/**
 * Lists the packages of a lockfile: `{ name, version, license, dev, place, integrity, resolved }`.
 */
export function lockedPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => ({
      name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      license: entry.license ?? null,
      dev: entry.dev === true || entry.devOptional === true,
      place,
      integrity: entry.integrity ?? null,
      resolved: entry.resolved ?? null,
    }));
}

/** Reads the lockfile of this checkout. */
export const readLock = () =>
  JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
