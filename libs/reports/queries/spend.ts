import { createHash } from 'node:crypto';
import { anyInScope, ORGANISATIONS_SQL, PEOPLE_SQL } from '#identity';
import { LEDGER_ENTRIES_SQL } from '#ledger';
import { PLANS_SQL } from '#plan';
import { type Database, inScope, type Scope, settleKnownAt, type Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { PROJECTS_SQL, projectInScope } from '#projects';
import { rendererAt, NEWEST_RENDERER, rendererOf } from '../renderers/renderers.js';
import { askedOf } from '../rules/spend-manifest.js';
import type { SpendReport } from '../rules/spend-json.js';
import {
  needsThirdRenderer,
  NOT_RECORDED,
  outwardGroup,
  type SettledSpend,
  type SpendFilters,
  type SpendGroup,
  type SpendQuestion,
  type SpendRow,
} from '../rules/spend-question.js';

export type { SpendReport } from '../rules/spend-json.js';

/** Largest number of rows of a report that is not streamed. */
export const ROWS_MAX = 100_000;

const READABLE_PROJECTS = `SELECT id::text FROM ${PROJECTS_SQL} project
  WHERE id::text = ANY ($1) AND ${inScope('project.organisation_number')}`;
const KNOWN_PEOPLE = `SELECT id::text FROM ${PEOPLE_SQL} person WHERE id::text = ANY ($1)`;

/** SQL that finds which of the values of a filter the reader may know of. */
const READABLE: Readonly<Partial<Record<SpendGroup, string>>> = {
  plan: `SELECT code AS id FROM ${PLANS_SQL} plan WHERE code = ANY ($1)`,
  project: READABLE_PROJECTS,
  parent: READABLE_PROJECTS,
  organisation: `SELECT id FROM ${ORGANISATIONS_SQL} organisation
    WHERE id = ANY ($1) AND ${anyInScope('ARRAY[organisation.id]')}`,
  submitter: KNOWN_PEOPLE,
  approver: KNOWN_PEOPLE,
  entry: `SELECT id::text FROM ${LEDGER_ENTRIES_SQL} entry
    WHERE id = ANY ($1::uuid[]) AND ${projectInScope('entry.project_id')}`,
};

/**
 * Checks that the reader may know of everything that the filters name.
 * @throws Problem NOT_FOUND for the first value of which the reader may not know, as if it did not
 * exist
 */
async function checkFilters(tx: Tx, filters: SpendFilters): Promise<void> {
  for (const [group, values] of Object.entries(filters) as [SpendGroup, readonly string[]][]) {
    const sql = READABLE[group];
    const named = values.filter((value) => value !== NOT_RECORDED && !value.startsWith('service:'));
    if (sql === undefined || named.length === 0) continue;
    const found = await tx.query<{ id: string }[]>(sql, [named]);
    if (found.length < new Set(named).size)
      throw new Problem('NOT_FOUND', {}, [{ path: outwardGroup(group), code: 'NOT_FOUND' }]);
  }
}

/**
 * Returns the parameters of a report with its instant and renderer version fixed, so that the
 * report can be repeated later with the same rows.
 * @throws Problem KNOWN_AT_IN_FUTURE, RENDERER_TOO_OLD when an old renderer is named for a question
 * that it cannot answer, NOT_FOUND for a filter that names what the reader may not see.
 */
export async function settleSpend(
  database: Database,
  scope: Scope,
  { renderer: asked, filters = {}, unit = 'yuan', projectId, ...question }: SpendQuestion,
): Promise<SettledSpend> {
  const knownAt = await settleKnownAt(database, scope, question.knownAt);
  const third = needsThirdRenderer({ ...question, filters, unit });
  if (third && asked !== undefined && asked < 3) throw refuseField('RENDERER_TOO_OLD', 'renderer');
  const renderer =
    asked ??
    (third ? NEWEST_RENDERER : await database.read(scope, (tx) => rendererAt(tx, knownAt)));
  if (renderer < 3)
    return {
      ...question,
      knownAt,
      renderer,
      filters,
      unit,
      ...(projectId === undefined ? {} : { projectId }),
    };
  const all = projectId === undefined ? filters : { ...filters, project: [projectId] };
  await database.read(scope, (tx) => checkFilters(tx, all));
  return { ...question, knownAt, renderer, filters: all, unit };
}

/** Returns the SHA-256 of the rows of a report as its renderer writes them. */
export const rowsHash = (version: number, rows: readonly SpendRow[]): string =>
  createHash('sha256').update(rendererOf(version).hashedText(rows)).digest('hex');

/**
 * Reads the rows of a report.
 * @throws Problem REPORT_TOO_LONG
 */
export async function readRows(tx: Tx, spend: SettledSpend): Promise<SpendRow[]> {
  const { sql, parameters } = rendererOf(spend.renderer).rows(spend);
  const rows = await tx.query<SpendRow[]>(`${sql} LIMIT ${ROWS_MAX + 1}`, parameters);
  if (rows.length > ROWS_MAX) throw new Problem('REPORT_TOO_LONG', { limit: ROWS_MAX });
  return rows;
}

/** Lists the projects that a report rests on, in the order of their ids. */
export async function coveredProjects(tx: Tx, spend: SettledSpend): Promise<string[]> {
  const { sql, parameters } = rendererOf(spend.renderer).covered(spend);
  return (await tx.query<{ id: string }[]>(sql, parameters)).map(({ id }) => id);
}

/**
 * Computes a report whose parameters are settled, in a transaction.
 * @param units organisations that the report names as its scope
 */
export async function computeSpend(
  tx: Tx,
  spend: SettledSpend,
  units: readonly string[] | 'all',
): Promise<SpendReport> {
  const rows = await readRows(tx, spend);
  const { totals, coverage } = await rendererOf(spend.renderer).sums(tx, spend);
  const hash = rowsHash(spend.renderer, rows);
  const named = spend.renderer === 1 ? { sha256: hash } : { rowsSha256: hash };
  return {
    rows,
    totals,
    coverage,
    manifest: { ...askedOf(spend, units), rows: rows.length, ...named },
  };
}

/**
 * Computes a spend report. The same period, instant, renderer and access scope always give the same
 * rows.
 * @throws Problem KNOWN_AT_IN_FUTURE, NOT_FOUND, RENDERER_TOO_OLD, REPORT_TOO_LONG.
 */
export async function spendReport(
  database: Database,
  scope: Scope,
  question: SpendQuestion,
): Promise<SpendReport> {
  const spend = await settleSpend(database, scope, question);
  return database.read(scope, (tx) => computeSpend(tx, spend, scope.sees));
}
