import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { projectRoot } from '#platform/program';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { testHome } from '../../test/harness/server.js';
import { scanPortfolio } from './commands/scan-portfolio.js';
import { programEdition, type ProgramFolders } from './store/ruleset-version.js';

const clock = new FixedClock('2026-11-23T00:40:00Z');
let test: TestDatabase;
let program: ProgramFolders;
beforeAll(async () => {
  test = await testDatabase();
  const home = mkdtempSync(join(testHome(), 'edition-'));
  program = { libs: join(home, 'libs'), migrations: join(home, 'migrations') };
  // Copies the source folder without the data files of the published plan, because they contain no
  // code.
  cpSync(join(projectRoot, 'libs'), program.libs, {
    recursive: true,
    filter: (file) => !file.includes('hangzhou-14fyp'),
  });
  cpSync(join(projectRoot, 'migrations'), program.migrations, { recursive: true });
});
afterAll(() => test?.close());

/**
 * Returns whether a change of the file changes the fingerprint of the program. The file is changed
 * only for this check and restored afterwards.
 */
function takesPart(folder: keyof ProgramFolders, file: string): boolean {
  const path = join(program[folder], file);
  const [before, text] = [programEdition(program), readFileSync(path, 'utf8')];
  writeFileSync(path, `${text}\n`);
  const after = programEdition(program);
  writeFileSync(path, text);
  expect(programEdition(program)).toBe(before);
  return after !== before;
}

describe('the edition of the rules', () => {
  it.each<[keyof ProgramFolders, string, boolean]>([
    ['libs', 'alerts/rules/ceiling.ts', true],
    ['libs', 'alerts/store/project-facts.ts', true],
    ['libs', 'budget/queries/money-measures.ts', true],
    ['libs', 'budget/rules/cost-chain.ts', true],
    ['libs', 'projects/queries/approval-regime.ts', true],
    ['libs', 'values/percent.ts', true],
    ['libs', 'platform/calendar/working-calendar.ts', true],
    ['migrations', '20261126T1200-cost-chain/up.sql', true],
    ['libs', 'budget/store/read-cost.ts', true],
    ['libs', 'alerts/rules/lights.ts', true],
    // What the evaluation does not run, in its own library and in others.
    ['libs', 'budget/words/problems.ts', false],
    ['libs', 'budget/commands/cost-change-request.ts', false],
    ['libs', 'ledger/http/ledger.dto.ts', false],
    ['libs', 'reports/queries/portfolio.ts', false],
    ['libs', 'alerts/texts/digest-mail.ts', false],
    ['libs', 'values/percent.spec.ts', false],
    ['libs', 'alerts/scan.db-spec.ts', false],
  ])('of %s/%s: %s', (folder, file, expected) => expect(takesPart(folder, file)).toBe(expected));

  it('stays the same with another comment', () => {
    const path = join(program.libs, 'budget/rules/cost-chain.ts');
    const [before, text] = [programEdition(program), readFileSync(path, 'utf8')];
    writeFileSync(path, text.replace('/**\n', '/** Another word.\n').concat('// One more.\n'));
    expect(programEdition(program)).toBe(before);
    writeFileSync(path, text);
  });

  it('decides that the whole portfolio is evaluated anew by another program, and by the same one not', async () => {
    await scanPortfolio(test.database, clock);
    expect((await scanPortfolio(test.database, clock)).projects).toBe(0);
    // Makes the stored results look as if an earlier version of the program had computed them. The
    // next scan must then evaluate every project again.
    await test.database.write(serviceScope('test'), (tx) =>
      tx.query(`UPDATE evaluation_cache SET edition = 'of the program before'`),
    );
    const { projects, portfolio } = await scanPortfolio(test.database, clock);
    expect([projects, portfolio]).toEqual([181, 181]);
  });
});
