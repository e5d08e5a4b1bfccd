import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesInForce as moneyRulesInForce } from '#budget';
import type { Tx } from '#platform/database';
import { projectRoot } from '#platform/program';
import type { Day } from '#values';
import type { RuleVersion } from '../rules/evaluation-result.js';

/** Folders with the code that an evaluation depends on: all libraries and the migrations. */
export interface ProgramFolders {
  libs: string;
  migrations: string;
}

const PROGRAM: ProgramFolders = {
  libs: join(dirname(fileURLToPath(import.meta.url)), '../..'),
  migrations: join(projectRoot, 'migrations'),
};

const CODE = /(?<!\.(?:db-)?spec|\.d)\.[jt]s$/;
const SCHEMA = /^up\.sql$/;

let ofProgram: string | undefined;

/**
 * Returns a fingerprint of everything except project data on which an evaluation depends on a day:
 * the versions of the alert rules and of the rules about money in force, and the program's code. A changed fingerprint causes a new evaluation of every
 * project, for example after an upgrade. The fingerprint covers the code of all libraries, because
 * a result also depends on budgets, sums, days and views that rules read indirectly. An upgrade
 * that changes no result costs only one scan (evaluation) of all projects.
 */
export async function rulesetVersion(
  tx: Tx,
  inForce: readonly RuleVersion[],
  on: Day,
): Promise<string> {
  ofProgram ??= programEdition(PROGRAM);
  const moneyRules = [...(await moneyRulesInForce(tx, on)).values()];
  return createHash('sha256')
    .update(ofProgram)
    .update(JSON.stringify([inForce, moneyRules]))
    .digest('hex')
    .slice(0, 32);
}

/** Returns a hash of all code files and migrations of the program; tests are left out. */
export function programEdition({ libs, migrations }: ProgramFolders): string {
  const hash = createHash('sha256');
  for (const [folder, taken] of [
    [libs, CODE],
    [migrations, SCHEMA],
  ] as const) {
    for (const file of filesIn(folder, taken))
      hash.update(relative(folder, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(folder: string, taken: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && taken.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
