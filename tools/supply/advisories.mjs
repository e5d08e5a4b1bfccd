import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import semver from 'semver';
import { root } from '../checkout.mjs';
import { lockedPackages, readLock } from './locked.mjs';

const FILE = path.join(root, 'docs/advisories.json');

/** Reads the security advisories that are stored in the repository. */
export const keptAdvisories = () => JSON.parse(readFileSync(FILE, 'utf8'));

/**
 * Lists, each as a sentence, the packages of the lockfile to which a security advisory applies.
 * Advisories in `accepted`, which were accepted with a reason, are left out.
 */
export function affected(packages, { advisories, accepted = {} }) {
  return advisories
    .filter(({ id }) => !(id in accepted))
    .flatMap((advisory) =>
      packages
        .filter(
          ({ name, version }) =>
            name === advisory.package &&
            semver.satisfies(version, advisory.affected, { includePrerelease: true }),
        )
        .map(
          ({ version }) =>
            `${advisory.package}@${version} is affected by ${advisory.id} (${advisory.severity}): ${advisory.what}`,
        ),
    );
}

/** Converts the output of `npm audit --json` to the form in which advisories are stored. */
export const advisoriesOfAudit = ({ vulnerabilities }) =>
  Object.values(vulnerabilities)
    .flatMap(({ via }) => via.filter((one) => typeof one === 'object'))
    .map(({ name, url, range, severity, title }) => ({
      id: url.split('/').at(-1),
      package: name,
      affected: range,
      severity,
      what: title,
    }));

/**
 * Asks the npm registry for advisories about the locked packages. Resolves with `found`, the
 * advisories, or with `reason`, which says why the registry gave none.
 */
function audit() {
  return new Promise((resolve) => {
    execFile(
      'npm',
      ['audit', '--json', '--audit=true'],
      { cwd: root, maxBuffer: 64 * 1024 * 1024 },
      (_, stdout) => {
        const answer = parsed(stdout);
        resolve(
          answer?.vulnerabilities
            ? { found: advisoriesOfAudit(answer) }
            : { reason: answer?.message ?? 'no answer' },
        );
      },
    );
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * `npm run advisories`: updates the stored advisories if the registry offers an audit, then checks
 * the lockfile against them.
 */
async function main() {
  const kept = keptAdvisories();
  const { found, reason } = await audit();
  if (found) {
    const known = new Map(
      [...kept.advisories, ...found].map((one) => [`${one.id} ${one.package}`, one]),
    );
    const advisories = [...known.values()].sort((one, other) =>
      one.package + one.id < other.package + other.id ? -1 : 1,
    );
    const asOf = new Date().toISOString().slice(0, 10);
    writeFileSync(
      FILE,
      `${JSON.stringify({ ...kept, asOf, madeBy: 'npm audit, joined with what was kept before', advisories }, null, 2)}\n`,
    );
    process.stdout.write(
      `advisories: the registry was asked; ${advisories.length} are kept as of ${asOf}\n`,
    );
  } else {
    process.stdout.write(
      `advisories: the registry offers no audit (${reason}); held against the list of ${kept.asOf}, which is then as old as it says\n`,
    );
  }
  const faults = affected(lockedPackages(readLock()), keptAdvisories());
  process.stdout.write(
    faults.length === 0
      ? 'advisories: no locked package is affected by a kept one\n'
      : `${faults.join('\n')}\n`,
  );
  process.exit(faults.length === 0 ? 0 : 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { onRightNode } = await import('../right-node.mjs');
  await onRightNode(main);
}
