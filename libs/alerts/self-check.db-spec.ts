import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMilestone } from '#milestones';
import { FixedClock } from '#platform/clock';
import { noteBackup } from '#platform/backups';
import { serviceScope } from '#platform/database';
import { addDays, month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter } from '../../test/builders/ledger.js';
import { flagship, projectOf } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import { evaluateProjects } from './commands/evaluate-projects.js';
import { evaluateBatch } from './commands/evaluate-batch.js';
import { selfCheck } from './commands/self-check.js';
import { RULES } from './rules/all-rules.js';

const settings = { publicUrl: 'https://tracker.city.example' };
const scope = serviceScope('test');
// The test clock is set to the real time, because the database fills the time columns of rows from
// its own clock.
const clock = new FixedClock(new Date().toISOString());

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

const sql = (text: string) => asSuperuser(test.name, (client) => client.query(text));
const check = () => selfCheck(test.database, clock, settings);
const standing = () =>
  test.database
    .read(scope, (tx) =>
      tx.query<{ kind: string; subject: string }[]>(
        'SELECT kind, subject FROM system_alarms WHERE cleared_at IS NULL ORDER BY kind, subject',
      ),
    )
    .then((rows) => rows.map(({ kind, subject }) => `${kind} ${subject}`));
const mailsWith = async (words: string): Promise<number> =>
  (
    await test.database.read(scope, (tx) =>
      tx.query<object[]>('SELECT FROM mail_outbox WHERE text_body LIKE $1', [`%${words}%`]),
    )
  ).length;

/**
 * Runs the self-check twice. Expects that the alarm is then open, and that the administrator got
 * only one mail about it.
 */
async function alarmed(alarm: string, words: string): Promise<void> {
  const before = await mailsWith(words);
  await check();
  await check();
  expect(await standing()).toContain(alarm);
  expect((await mailsWith(words)) - before).toBe(1);
}

describe('an alarm to the administrator', () => {
  it('says that a rule failed, while the facts stand and every other rule evaluated them', async () => {
    const project = await flagship(test.database, 8);
    await createMilestone(test.database, anActor('officer'), {
      projectId: project,
      wanted: { name: '封顶（示例）', baselineOn: addDays(clock.today(), -3) },
      request: null,
    });
    const broken = RULES.map((rule) =>
      rule.code === 'total-exceeded'
        ? {
            ...rule,
            evaluate: () => {
              throw new Error('a fault in this rule');
            },
          }
        : rule,
    );
    const { raised, failures } = await test.database.write(scope, (tx) =>
      evaluateBatch(tx, scope, { today: clock.today(), ids: [project], rules: broken }),
    );
    expect([
      failures.map(({ rule }) => rule),
      raised.some(({ rule }) => rule === 'milestone-overdue'),
    ]).toEqual([['total-exceeded'], true]);
    await alarmed('rule-failed total-exceeded', '个项目未判定），原因见运行日志');
    await sql(`UPDATE last_times SET at = at - interval '25 hours' WHERE what = 'rule-failed'`);
    await check();
    expect(await standing()).not.toContain('rule-failed total-exceeded');
  });

  it('says that a rule’s alerts have nobody to be told', async () => {
    await sql(
      `UPDATE people SET active = false WHERE id IN (SELECT person_id FROM memberships WHERE role = 'manager')`,
    );
    const project = await projectOf(test.database, '10-2');
    const [{ unit, name } = { unit: '', name: '' }] = await test.database.read(scope, (tx) =>
      tx.query<{ unit: string; name: string }[]>(
        'SELECT unit_id AS unit, o.name FROM projects JOIN organisations o ON o.id = unit_id WHERE projects.id = $1',
        [project],
      ),
    );
    await evaluateProjects(test.database, clock, [project]);
    await alarmed(`rule-without-recipient milestone-overdue@${unit}`, name);
    await sql(`UPDATE people SET active = true`);
    // As soon as the person's account is active again, the next evaluation notifies this person,
    // and the alarm about the missing recipient ends.
    await evaluateProjects(test.database, clock, [project]);
    await check();
    expect(await standing()).not.toContain(`rule-without-recipient milestone-overdue@${unit}`);
  });

  it('says that changes wait to be evaluated', async () => {
    const project = await flagship(test.database, 3);
    await createMilestone(test.database, anActor('officer'), {
      projectId: project,
      wanted: { name: '通车（示例）', baselineOn: addDays(clock.today(), 300) },
      request: null,
    });
    await sql(
      `UPDATE project_changes SET changed_at = changed_at - interval '11 minutes' WHERE project_id = '${project}'`,
    );
    await alarmed('evaluation-late touches', '判定');
    await sql('DELETE FROM project_changes');
    await check();
    expect(await standing()).not.toContain('evaluation-late touches');
  });

  it('says that there is no good backup, once there was one or in production', async () => {
    const later = (mode: 'trial' | 'production', days: number) =>
      selfCheck(
        test.database,
        new FixedClock(new Date(Date.now() + days * 86_400_000).toISOString()),
        {
          ...settings,
          INSTALLATION: mode,
          BACKUP_DAYS_MAX: 2,
        },
      );
    await later('trial', 400);
    await later('production', 1);
    expect(await standing()).not.toContain('backup-late backup');
    await later('production', 3);
    expect(await standing()).toContain('backup-late backup');
    await test.database.write(scope, (tx) =>
      noteBackup(tx, {
        at: new Date(Date.now() + 2 * 86_400_000),
        folder: '/backups/monday',
        bytes: 1,
        encrypted: true,
        withKeys: false,
      }),
    );
    await later('production', 3);
    expect(await standing()).not.toContain('backup-late backup');
    await later('trial', 5);
    expect(await standing()).toContain('backup-late backup');
    expect(await mailsWith('/backups/monday')).toBe(1);
    await sql(`DELETE FROM last_times WHERE what = 'backup'`);
    await check();
    expect(await standing()).not.toContain('backup-late backup');
  });

  it('says that the ledger was not verified', async () => {
    await enter(test.database, clock, anActor('officer'), {
      projectId: await flagship(test.database, 1),
      posting: {
        series: 'completed',
        month: month('2026-01'),
        amountFen: 100n,
      },
    });
    await check();
    expect(await standing()).not.toContain('verification-missing ledger');
    const later = new FixedClock(new Date(clock.now().getTime() + 8 * 86_400_000).toISOString());
    await selfCheck(test.database, later, settings);
    expect(await standing()).toContain('verification-missing ledger');
    expect(await mailsWith('没有校验')).toBe(1);
  });
});
