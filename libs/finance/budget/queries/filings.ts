import { namesOf } from '#identity';
import { inScope, type Tx } from '#platform';
import { findProject } from '#projects';
import type { Day } from '#values';
import { findingsOf } from '../commands/cost-filing.js';
import { seenFiling } from '../commands/hold-filing.js';
import { workOf } from '../commands/works.js';
import { unpackContent } from '../rules/content-json.js';
import type { CostFigure } from '../rules/cost-figure.js';
import type { Finding } from '../rules/estimate-rules.js';
import { changesBetween, type FieldChange } from '../rules/filing-changes.js';
import { missingFields } from '../rules/filing-complete.js';
import type { FilingKind } from '../rules/filing-contents.js';
import type { FilingState } from '../rules/filing-life.js';
import { BudgetFilingRow, BudgetFilingStateRow } from '../store/filing-rows.js';

/** Filter of a list of change requests. */
export interface FilingFilter {
  projectId?: string | undefined;
  kind?: FilingKind | undefined;
  state?: FilingState | undefined;
}

/** Cursor of a page: the last change request of the page before. */
export interface FilingKey {
  createdAt: string;
  id: string;
}

/**
 * A change request with the project's name and the names of the people who submitted and decided
 * it.
 */
export interface ListedFiling extends BudgetFilingRow {
  projectName: string;
  submittedByName: string | null;
  decidedByName: string | null;
}

/** Change requests within the access scope, newest first. */
export async function listFilings(
  tx: Tx,
  filter: FilingFilter,
  page: { after?: FilingKey | undefined; limit: number },
): Promise<ListedFiling[]> {
  const query = tx
    .createQueryBuilder(BudgetFilingRow, 'filing')
    .where(inScope('filing.unit_id'))
    .orderBy('filing.created_at', 'DESC')
    .addOrderBy('filing.id', 'DESC')
    .limit(page.limit);
  if (filter.projectId) query.andWhere('filing.project_id = :projectId', filter);
  if (filter.kind) query.andWhere('filing.kind = :kind', filter);
  if (filter.state) query.andWhere('filing.state = :state', filter);
  if (page.after) query.andWhere('(filing.created_at, filing.id) < (:createdAt, :id)', page.after);
  return withNames(tx, await query.getMany());
}

async function withNames(tx: Tx, filings: readonly BudgetFilingRow[]): Promise<ListedFiling[]> {
  const rows = await tx.query<{ id: string; name: string }[]>(
    `SELECT id, name FROM projects WHERE id = ANY ($1::uuid[]) AND ${inScope('unit_id')}`,
    [[...new Set(filings.map(({ projectId }) => projectId))]],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const people = await namesOf(
    tx,
    filings
      .flatMap(({ submittedBy, decidedBy }) => [submittedBy, decidedBy])
      .filter((id) => id !== null),
  );
  const called = (id: string | null): string | null =>
    id === null ? null : (people.get(id) ?? null);
  return filings.map((filing) => ({
    ...filing,
    projectName: names.get(filing.projectId) ?? '',
    submittedByName: called(filing.submittedBy),
    decidedByName: called(filing.decidedBy),
  }));
}

/**
 * A change request as shown to its approver: the changes against the current values, the results of
 * the rules, and the required fields that are still empty.
 */
export interface FilingPage {
  filing: ListedFiling;
  changes: FieldChange[];
  findings: Finding[];
  missing: string[];
}

/**
 * Reads one change request. An approved one has no changes to show, because it is the current value
 * itself. @throws Problem NOT_FOUND outside the access scope.
 */
export async function filingPage(tx: Tx, id: string, today: Day): Promise<FilingPage> {
  const row = await seenFiling(tx, id);
  const project = await findProject(tx, row.projectId);
  const [filing] = await withNames(tx, [row]);
  if (!filing) throw new Error(`filing ${id} lost its names`);
  if (row.state === 'approved') return { filing, changes: [], findings: [], missing: [] };
  const missing = missingFields(row.kind, row.content);
  // An incomplete request cannot be compared with the current value, because the field that
  // identifies its subject may be missing.
  if (missing.length > 0)
    return { filing, changes: changesBetween(null, row.content), findings: [], missing };
  const context = { tx, project, today };
  return {
    filing,
    missing,
    changes: changesBetween(await workOf(row.kind).present(context, row.content), row.content),
    findings:
      row.kind === 'cost' ? await findingsOf(context, unpackContent<CostFigure>(row.content)) : [],
  };
}

/** A past state of a change request, with the name of the person who caused it. */
export interface NamedFilingState extends BudgetFilingStateRow {
  changedByName: string | null;
}

/**
 * The states of a change request, oldest first, at most 200 after a given version. @throws Problem
 * NOT_FOUND outside the access scope.
 */
export async function filingStates(
  tx: Tx,
  id: string,
  page: { after: number; limit: number },
): Promise<NamedFilingState[]> {
  await seenFiling(tx, id);
  const states = await tx
    .createQueryBuilder(BudgetFilingStateRow, 'state')
    .where('state.filing_id = :id AND state.version > :after', { id, after: page.after })
    .orderBy('state.version')
    .limit(page.limit)
    .getMany();
  const people = await namesOf(
    tx,
    states.map(({ changedBy }) => changedBy),
  );
  return states.map((state) => ({ ...state, changedByName: people.get(state.changedBy) ?? null }));
}
