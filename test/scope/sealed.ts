import type { Client } from 'pg';
import { asSuperuser } from '../harness/server.js';
import type { Walk } from './check-answers.js';
import { SEALED } from './expected-state.js';

/**
 * Tables that are not compared before and after the random test, because requests of other users
 * may rightly add rows about the protected organisation (`SEALED`) there.
 */
const NOT_COMPARED = [
  'audit_records',
  'project_changes',
  'saved_reports',
  'organisation_parents',
  'organisation_names',
  'organisation_return_terms',
];
/**
 * Tables with rows about a user's account, which only that user or a security administrator may
 * change, each with the column that contains the user's id.
 */
const OF_PEOPLE: Readonly<Record<string, string>> = {
  people: 'id',
  memberships: 'person_id',
  sessions: 'person_id',
  api_tokens: 'person_id',
  alert_channels: 'person_id',
  second_factors: 'person_id',
  recovery_codes: 'person_id',
  delegations: 'from_person',
};

/**
 * SQL condition for tables whose rows have a project but no organisation: matches rows whose
 * project belongs to the organisation $1.
 */
const OF_SEALED_PROJECT = 'project_id IN (SELECT id FROM projects WHERE unit_id = $1)';

const rowsAsText = async (
  client: Client,
  table: string,
  where: string,
  value: unknown,
): Promise<string> => {
  const { rows } = await client.query<{ rows: string | null }>(
    `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS rows FROM ${table} t WHERE ${where}`,
    [value],
  );
  return rows[0]?.rows ?? '';
};

/**
 * Returns, by table, all rows of the protected organisation (`SEALED`) and of its users as text.
 * They must be the same before and after the random test.
 */
export const sealedRows = ({ tracker, oracle }: Walk): Promise<Map<string, string>> =>
  asSuperuser(tracker.test.name, async (client) => {
    const found = new Map<string, string>();
    const { rows } = await client.query<{ name: string; columns: string[] }>(
      `SELECT c.table_name AS name, array_agg(c.column_name::text) AS columns
         FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
          AND column_name IN ('unit_id', 'units', 'project_id')
        GROUP BY c.table_name ORDER BY 1`,
    );
    for (const { name, columns } of rows) {
      if (NOT_COMPARED.includes(name)) continue;
      const where = columns.includes('unit_id')
        ? 'unit_id = $1'
        : columns.includes('units')
          ? '$1 = ANY (units)'
          : OF_SEALED_PROJECT;
      found.set(name, await rowsAsText(client, name, where, SEALED));
    }
    const people = oracle.world.sealedPeople.map(({ id }) => id);
    for (const [table, column] of Object.entries(OF_PEOPLE))
      found.set(
        `${table} of its people`,
        await rowsAsText(client, table, `${column} = ANY ($1::uuid[])`, people),
      );
    return found;
  });

/**
 * Returns the ids of all rows of the protected organisation. No response to a user without access
 * to that organisation may contain these ids.
 */
export const sealedIds = ({ tracker }: Walk): Promise<string[]> =>
  asSuperuser(tracker.test.name, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id::text FROM projects WHERE unit_id = $1 UNION SELECT id::text FROM milestones
        WHERE ${OF_SEALED_PROJECT} UNION SELECT id::text FROM ledger_entries WHERE ${OF_SEALED_PROJECT}
     UNION SELECT id::text FROM alerts WHERE ${OF_SEALED_PROJECT} UNION
     SELECT change_request_id::text FROM change_request_projects WHERE ${OF_SEALED_PROJECT}
     UNION SELECT id::text FROM supervision_items WHERE ${OF_SEALED_PROJECT}
     UNION SELECT id::text FROM procedures WHERE ${OF_SEALED_PROJECT}
     UNION SELECT id::text FROM documents WHERE ${OF_SEALED_PROJECT}`,
      [SEALED],
    );
    return rows.map(({ id }) => id);
  });

/**
 * Lists rows about a project that name a test user as author although this user never had write
 * access to the project: `<table>.<column>`, person id, and project id.
 */
export const foreignHands = ({ tracker, oracle }: Walk): Promise<string[]> =>
  asSuperuser(tracker.test.name, async (client) => {
    const walkers = new Set(
      [...oracle.world.walkers, ...oracle.world.spares, ...oracle.world.sealedPeople].map(
        ({ id }) => id,
      ),
    );
    const { rows: columns } = await client.query<{ name: string; column: string }>(
      `SELECT c.table_name AS name, c.column_name AS column FROM information_schema.columns c
        JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name ~ '_by$'
        AND EXISTS (SELECT FROM information_schema.columns o
          WHERE (o.table_schema, o.table_name, o.column_name)
            = (c.table_schema, c.table_name, 'project_id'))`,
    );
    const found: string[] = [];
    for (const { name, column } of columns) {
      const { rows } = await client.query<{ person: string; project: string }>(
        `SELECT DISTINCT ${column}::text AS person, project_id AS project FROM ${name}
          WHERE ${column} IS NOT NULL AND project_id IS NOT NULL`,
      );
      found.push(
        ...rows
          .filter(
            ({ person, project }) =>
              walkers.has(person) && !oracle.couldEverWrite(person, project, name),
          )
          .map(({ person, project }) => `${name}.${column}: ${person} in ${project}`),
      );
    }
    return found;
  });

/**
 * Lists the actions of audit events that concern a row of an organisation but do not name the
 * organisation, so that its auditor could not find them.
 */
export const auditEventsOfNoOrganisation = ({ tracker }: Walk): Promise<string[]> =>
  asSuperuser(tracker.test.name, async (client) => {
    const { rows } = await client.query<{ action: string }>(
      `SELECT DISTINCT action FROM audit_records
        WHERE outcome = 'done' AND unit_id IS NULL
          AND subject_type IN ('project', 'milestone', 'alert', 'budget-filing', 'ledger-entry',
            'delegation', 'unit', 'document')`,
    );
    return rows.map(({ action }) => action);
  });
