import { inScope, type Tx } from '#platform';
import type { PostingContext, ProjectPosting } from '../rules/judge-in-context.js';

/** What postings to these projects are held against, within the transaction's scope. */
export async function postingContext(tx: Tx, postings: readonly ProjectPosting[]): Promise<PostingContext> {
  const projectIds = [...new Set(postings.map(({ projectId }) => projectId))].sort();
  const wantedSeries = [...new Set(postings.map(({ posting }) => posting.series))].sort();
  const documents = [...new Set(postings.flatMap(({ posting }) => posting.document ?? []))];
  const projects = await tx.query<{ id: string; unitId: string; stage: string | null }[]>(`SELECT id, unit_id AS "unitId", stage FROM projects WHERE id = ANY ($1::uuid[]) AND ${inScope('unit_id')}`, [projectIds]);
  const registered = documents.length === 0 ? [] : await tx.query<{ projectId: string; number: string }[]>(
    'SELECT project_id AS "projectId", number FROM project_documents WHERE project_id = ANY ($1::uuid[]) AND number = ANY ($2::text[])', [projectIds, documents]);
  const months = await tx.query<{ projectId: string; series: string; month: string; amountFen: bigint }[]>(
    `SELECT project_id AS "projectId", series, month, sum(amount_fen)::bigint AS "amountFen" FROM ledger_totals WHERE project_id = ANY ($1::uuid[]) AND series = ANY ($2::text[]) AND ${inScope('unit_id')} GROUP BY project_id, series, month`, [projectIds, wantedSeries]);
  const context: PostingContext = { projects: new Map(projects.map((project) => [project.id, project])), documents: new Set(registered.map(({ projectId, number }) => `${projectId} ${number}`)), months: new Map() };
  for (const { projectId, series, ...month } of months) {
    const key = `${projectId} ${series}`;
    const known = context.months.get(key);
    if (known) known.push(month);
    else context.months.set(key, [month]);
  }
  return context;
}
