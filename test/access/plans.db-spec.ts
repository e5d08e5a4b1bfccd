import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aboutProjects, type Scope, serviceScope } from '#platform/database';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

/** A node of a plan of PostgreSQL (EXPLAIN ANALYZE). */
interface PlanNode {
  'Node Type': string;
  'Parent Relationship'?: string;
  'Actual Loops': number;
  Plans?: PlanNode[];
}

/** Number of change events, so many that asking for each of them would be seen in the plan. */
const EVENTS = 20_000;

describe('what row-level security adds to the plan of a statement', () => {
  let test: TestDatabase;
  let project: string;
  const officer: Scope = {
    actorId: 'test',
    authority: 'test',
    sees: ['sample-transport'],
    writes: [],
    requestId: 'test',
  };
  beforeAll(async () => {
    test = await testDatabase({ poolSize: 1 });
    project = await asSuperuser(test.name, async (client) => {
      await client.query(`ALTER TABLE project_changes DISABLE TRIGGER ALL;
        INSERT INTO project_changes (project_id, cause)
        SELECT id, 'project' FROM projects, generate_series(1, ${EVENTS} / 181) n`);
      await client.query('ANALYZE projects, project_changes');
      const { rows } = await client.query<{ id: string }>(
        "SELECT id FROM projects WHERE unit_id = 'sample-transport' LIMIT 1",
      );
      return String(rows[0]?.id);
    });
  });
  afterAll(() => test.close());

  /** Counts how often the sub-plans of a statement run: once for a statement, or for each row. */
  const runsOfSubPlans = async (scope: Scope, sql: string): Promise<number[]> => {
    const [row] = await test.database.read(scope, (tx) =>
      tx.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
        `EXPLAIN (ANALYZE, TIMING off, FORMAT json) ${sql}`,
      ),
    );
    const runs: number[] = [];
    const walk = (node: PlanNode): void => {
      if (['InitPlan', 'SubPlan'].includes(node['Parent Relationship'] ?? ''))
        runs.push(node['Actual Loops']);
      node.Plans?.forEach(walk);
    };
    walk((row?.['QUERY PLAN'] as { Plan: PlanNode }[])[0]!.Plan);
    return runs;
  };

  it.each([
    ['all projects', 'SELECT * FROM projects'],
    ['all rows about projects', 'SELECT * FROM project_changes'],
    ['sums by project', 'SELECT project_id, count(*) FROM project_changes GROUP BY 1'],
    [
      'a join with the projects',
      'SELECT * FROM project_changes event JOIN projects ON projects.id = event.project_id',
    ],
  ])('reads the access scope once for %s', async (_, sql) => {
    const runs = await runsOfSubPlans(officer, sql);
    expect(runs.length).toBeGreaterThan(0);
    expect(Math.max(...runs)).toBe(1);
  });

  it('asks nothing of projects when the transaction is about one', async () => {
    const sql = `SELECT * FROM project_changes WHERE project_id = '${project}'`;
    const asked = async (scope: Scope) => (await runsOfSubPlans(scope, sql)).filter((n) => n > 1);
    expect(await asked(aboutProjects(officer, project))).toEqual([]);
    expect(await asked(serviceScope('test'))).toEqual([]);
  });

  it('shows no row of a foreign project to a transaction that says it is about it', async () => {
    const foreign = { ...officer, sees: ['sample-development'] };
    const count = async (scope: Scope): Promise<number> =>
      test.database.read(scope, async (tx) => {
        const [row] = await tx.query<{ n: number }[]>(
          'SELECT count(*)::int AS n FROM project_changes WHERE project_id = $1',
          [project],
        );
        return row?.n ?? -1;
      });
    expect(await count(aboutProjects(officer, project))).toBeGreaterThan(100);
    expect(await count(aboutProjects(foreign, project))).toBe(0);
    expect(await count(aboutProjects({ ...officer, sees: [] }, project))).toBe(0);
  });

  it('answers the same whether the numbers of organisations came with the scope or not', async () => {
    const organisationNumbers = await asSuperuser(test.name, async (client) => {
      const { rows } = await client.query<{ id: string; number: number }>(
        'SELECT id, number FROM organisations',
      );
      return new Map(rows.map(({ id, number }) => [id, number]));
    });
    const seen = (scope: Scope): Promise<unknown> =>
      test.database.read(scope, (tx) => tx.query('SELECT id FROM projects ORDER BY id'));
    const asked = await seen(officer);
    expect(asked).not.toEqual([]);
    expect(await seen({ ...officer, organisationNumbers })).toEqual(asked);
    expect(await seen({ ...officer, organisationNumbers: new Map() })).toEqual([]);
  });

  it('asks for the visible projects in one form that PostgreSQL hashes and reads in parallel', async () => {
    const asked = await asSuperuser(test.name, async (client) => {
      const { rows } = await client.query<{ tablename: string }>(
        `SELECT tablename FROM pg_policies WHERE schemaname = 'public' AND cmd = 'SELECT'
            AND qual ~ 'EXISTS \\( SELECT\\s+FROM projects\\s+WHERE \\(projects\\.id = '`,
      );
      return rows.map(({ tablename }) => tablename);
    });
    expect(asked).toEqual([]);
  });

  it('fails each statement of a former version, which sends names where numbers are expected', async () => {
    const former = test.source.transaction(async (tx) => {
      await tx.query(`SELECT set_config('tracker.actor', 'test', true),
        set_config('tracker.sees', '{"sample-transport"}', true)`);
      return tx.query('SELECT id FROM projects');
    });
    await expect(former).rejects.toThrow(/malformed multirange/);
  });
});
