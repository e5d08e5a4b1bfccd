import type { Client } from 'pg';
import { asSuperuser } from '../harness/server.js';
import { atOnce } from './at-once.js';
import { uuidsIn } from './actions/reports.js';
import { reply, same, trespass, type Walk, type Walking } from './check-answers.js';
import type { ExpectedProject } from './expected-state.js';

/**
 * The rows that really exist, read with the rights of the database's owner: for each kind of row,
 * the ids with their projects, and some sums. Responses are compared with them.
 */
interface Truth {
  of: Readonly<
    Record<
      'alerts' | 'gaps' | 'deliveries' | 'filings' | 'proposals' | 'imports',
      ReadonlyMap<string, readonly string[]>
    >
  >;
  authorsOfDraft: ReadonlyMap<string, readonly string[]>;
  filerOfImport: ReadonlyMap<string, string>;
  paidFen: ReadonlyMap<string, bigint>;
  organisationOfRecord: ReadonlyMap<string, string | null>;
}

/** Number of users whose lists are checked in parallel. */
const READERS = 6;

/**
 * Final check of the random test: each user reads every list, which must contain exactly the rows
 * that this user may see.
 */
export async function reckon(on: Walk): Promise<void> {
  const truth = await asSuperuser(on.tracker.test.name, readTruth);
  await atOnce(READERS, on.people, async (person) => {
    await lists(on, person, truth);
    await money(on, person, truth);
    await record(on, person, truth);
  });
}

async function readTruth(client: Client): Promise<Truth> {
  const byProjects = async (sql: string): Promise<Map<string, string[]>> =>
    new Map(
      (await client.query<{ id: string; projects: string[] }>(sql)).rows.map(({ id, projects }) => [
        id,
        projects,
      ]),
    );
  const pairs = async <T>(sql: string): Promise<Map<string, T>> =>
    new Map(
      (await client.query<{ key: string; value: T }>(sql)).rows.map(({ key, value }) => [
        key,
        value,
      ]),
    );
  const paid = await pairs<string>(
    `SELECT project_id::text AS key, sum(amount_fen)::text AS value FROM ledger_entries
      WHERE series = 'paid' GROUP BY 1`,
  );
  return {
    of: {
      alerts: await byProjects('SELECT id, ARRAY[project_id::text] AS projects FROM alerts'),
      gaps: await byProjects(
        `SELECT DISTINCT concat_ws(' ', project_id, rule) AS id, ARRAY[project_id::text] AS projects FROM rule_gaps`,
      ),
      deliveries: await byProjects(
        'SELECT n.id, ARRAY[a.project_id::text] AS projects FROM notifications n JOIN alerts a ON a.id = n.alert_id',
      ),
      filings: await byProjects(
        `SELECT id, (SELECT array_agg(project_id::text) FROM change_request_projects part
          WHERE part.change_request_id = p.id) AS projects
           FROM change_requests p
          WHERE kind IN ('cost', 'year-plan', 'funding', 'special-bond', 'period-figure', 'target')`,
      ),
      proposals: await byProjects(
        `SELECT id, (SELECT array_agg(DISTINCT project_id::text)
          FROM (SELECT project_id FROM ledger_change_request_rows WHERE proposal_id = p.id UNION
            SELECT project_id FROM ledger_entries WHERE proposal_id = p.id) r) AS projects
           FROM change_requests p WHERE kind IN ('ledger-entries', 'import') AND state <> 'draft'`,
      ),
      imports: await byProjects(
        `SELECT id, coalesce((SELECT array_agg(DISTINCT project_id::text) FROM ledger_import_totals
          WHERE import_id = i.id AND i.units <> '{}'), '{}') AS projects FROM ledger_imports i`,
      ),
    },
    authorsOfDraft: await pairs<string[]>(
      "SELECT id::text AS key, authors AS value FROM change_requests WHERE state = 'draft'",
    ),
    filerOfImport: await pairs<string>(
      'SELECT id::text AS key, filed_by AS value FROM ledger_imports',
    ),
    paidFen: new Map([...paid].map(([id, fen]) => [id, BigInt(fen)])),
    organisationOfRecord: await pairs<string | null>(
      'SELECT id::text AS key, unit_id AS value FROM audit_records',
    ),
  };
}

const LISTS = {
  alerts: '/api/alerts',
  gaps: '/api/rule-gaps',
  deliveries: '/api/deliveries',
  filings: '/api/budget-filings',
  proposals: '/api/ledger-proposals',
  imports: '/api/ledger-imports',
} as const;
const OPEN_TO_ALL = ['proposals', 'imports'];

async function lists(on: Walk, person: Walking, truth: Truth): Promise<void> {
  const { oracle } = on;
  const { walker, client } = person;
  const known = (ids: readonly string[]): ExpectedProject[] =>
    ids.flatMap((id) => oracle.project(id) ?? []);
  for (const name of Object.keys(LISTS) as (keyof typeof LISTS)[]) {
    const items = await client.all(LISTS[name]);
    const open = oracle.worksWithProjects(walker) || OPEN_TO_ALL.includes(name) || !on.policies;
    if ((items === null) === open)
      trespass(
        { on, person },
        `all ${name}`,
        open ? 'a list' : 'refused',
        items === null ? 'refused' : 'a list',
      );
    const expected = [...truth.of[name]]
      .filter(([id]) => truth.authorsOfDraft.get(id)?.includes(walker.id) ?? true)
      .filter(([id, projects]) =>
        projects.length === 0
          ? truth.filerOfImport.get(id) === walker.id || oracle.auditsCity(walker)
          : oracle.sees(walker, ...known(projects)),
      )
      .map(([id]) => id);
    if (items)
      same(
        { on, person },
        `all ${name}`,
        new Set(expected),
        new Set(
          items.map((item) =>
            String(name === 'gaps' ? [item.projectId, item.rule].join(' ') : item.id),
          ),
        ),
      );
  }
  same(
    { on, person },
    'all projects',
    oracle.visible(walker),
    new Set((await client.all('/api/projects'))?.map(({ id }) => id as string)),
  );
}

/**
 * Checks that the sums of the spend report cover exactly the projects that the user may see, as
 * JSON and as CSV.
 */
async function money(on: Walk, person: Walking, { paidFen }: Truth): Promise<void> {
  const { oracle } = on;
  const { walker, client } = person;
  const answer = await client.get('/api/reports/spend?period=2021..2026&groupBy=project');
  if (!oracle.worksWithProjects(walker)) {
    if (on.policies) reply({ on, person }, 'spend report', [403], answer);
    else
      same(
        { on, person },
        'rows of a report',
        new Set(),
        new Set(answer.body.rows.map(({ projectId }: { projectId: string }) => projectId)),
      );
    return;
  }
  const seen = [...oracle.visible(walker)];
  const expected = seen.reduce((sum, id) => sum + (paidFen.get(id) ?? 0n), 0n);
  const rows = answer.body.rows as { paidFen: string | null; paidInParentFen: string | null }[];
  const paid = rows.reduce((sum, row) => sum + BigInt(row.paidFen ?? 0), 0n);
  // Sum of the amounts that the parent's figure already contains. These amounts are in the rows of
  // the sub-projects but must not be counted again in the total.
  const inside = rows.reduce((sum, row) => sum + BigInt(row.paidInParentFen ?? 0), 0n);
  same({ on, person }, 'paid in all lines', new Set([String(expected)]), new Set([String(paid)]));
  same(
    { on, person },
    'paid in total',
    new Set([String(paid - inside)]),
    new Set([String(answer.body.totals?.paidFen ?? 0)]),
  );
  const sheet = await client.get(
    '/api/reports/spend?period=2021..2026&groupBy=project&format=csv&language=en',
  );
  const named = new Set(
    answer.body.rows.map(({ projectId }: { projectId: string }) => projectId) as string[],
  );
  same({ on, person }, 'projects of the CSV', named, uuidsIn(sheet.text));
  same(
    { on, person },
    'projects with money',
    new Set(seen.filter((id) => paidFen.has(id) && named.has(id))),
    named,
  );
}

/**
 * Checks that the exported audit log contains exactly the events that the user may see, including
 * the event that records this export.
 */
async function record(on: Walk, person: Walking, { organisationOfRecord }: Truth): Promise<void> {
  const { oracle } = on;
  const { walker, client } = person;
  const answer = await client.get('/api/audit-events?format=csv&language=en');
  const reads = oracle.is(walker, 'auditor', 'audit-admin');
  if (!reply({ on, person }, 'the record as a file', reads || !on.policies ? [200] : [403], answer))
    return;
  const got = new Set(
    [...answer.text.matchAll(/^\uFEFF?"?(\d+)"?,/gm)]
      .map(([, id]) => id ?? '')
      .filter((id) => organisationOfRecord.has(id)),
  );
  same(
    { on, person },
    'the record as a file',
    new Set(
      [...organisationOfRecord]
        .filter(([, unit]) => oracle.readsRecordOf(walker, unit))
        .map(([id]) => id),
    ),
    got,
  );
}
