import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleVersion } from '../rules/verdict.js';

/** The folders whose code decides what a rule says of a project. */
const DECIDING = ['../rules', '../store'];

let ofProgram: Buffer | undefined;

/**
 * Names the rules by which projects are judged: the versions in force, and the program's own code for them, so that after an upgrade
 * everything is judged anew without anybody having to think of it.
 */
export function rulesEdition(inForce: readonly RuleVersion[]): string {
  ofProgram ??= programHash().digest();
  return createHash('sha256').update(ofProgram).update(JSON.stringify(inForce)).digest('hex').slice(0, 32);
}

function programHash(): Hash {
  const here = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  for (const folder of DECIDING) {
    for (const file of readdirSync(join(here, folder)).filter((name) => /(?<!spec)\.[jt]s$/.test(name)).sort()) hash.update(file).update(readFileSync(join(here, folder, file)));
  }
  return hash;
}
