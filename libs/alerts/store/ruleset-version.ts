import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesInForce as moneyRulesInForce } from '#budget';
import type { Tx } from '#platform/database';
import { projectRoot } from '#platform/program';
import type { Day } from '#values';
import type { RuleVersion } from '../rules/evaluation-result.js';
import { codeOf, filesBehind } from './evaluation-code.js';

/** Folders with what an evaluation depends on: the libraries and the migrations. */
export interface ProgramFolders {
  libs: string;
  migrations: string;
}

const PROGRAM: ProgramFolders = {
  libs: join(dirname(fileURLToPath(import.meta.url)), '../..'),
  migrations: join(projectRoot, 'migrations'),
};

/** Modules that read the facts, evaluate the rules and decide what becomes of lights and alerts. */
const EVALUATION = [
  'alerts/commands/plan-batch',
  'alerts/store/project-facts',
  'alerts/store/rule-versions',
  'platform/calendar/index',
];
const SCHEMA = /^up\.sql$/;

let ofProgram: string | undefined;

/**
 * Returns a fingerprint of everything except project data on which an evaluation depends on a day:
 * the versions of the alert rules and of the rules about money in force, and the program. A changed
 * fingerprint causes a new evaluation of every project, for example after an upgrade that changes a
 * rule.
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

/**
 * Returns a hash of the code that an evaluation runs, whichever library it stands in, and of the
 * migrations, because a result depends on views and functions too. What else the program holds, and
 * comments, take no part: an upgrade that changes no result evaluates nothing again.
 */
export function programEdition({ libs, migrations }: ProgramFolders): string {
  const hash = createHash('sha256');
  for (const file of filesBehind(libs, EVALUATION))
    hash.update(relative(libs, file)).update(codeOf(file));
  for (const file of filesIn(migrations, SCHEMA))
    hash.update(relative(migrations, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(folder: string, taken: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && taken.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
