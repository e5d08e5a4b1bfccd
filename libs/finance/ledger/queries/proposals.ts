import { allInScope, inScope, type Tx } from '#platform';
import type { EntryFacts } from '../rules/entry.js';
import { type CompositionColumns } from '../store/entry-row.js';
import { LedgerProposalRow, type ProposalKind, type ProposalState } from '../store/proposal-row.js';

/** A proposal with the names of those who filed and decided. */
export interface ListedProposal extends LedgerProposalRow { filedByName: string | null; decidedByName: string | null }

/** A proposal as people look at it: with its project too, where it touches one alone. */
export interface ShownProposal extends ListedProposal { projectId: string | null; projectName: string | null }

/** Which proposals to show. */
export interface ProposalFilter { state?: ProposalState | undefined; kind?: ProposalKind | undefined; projectId?: string | undefined; filedBy?: string | undefined }

/** Key by which a page continues: the newest first. */
export interface ProposalKey { filedAt: Date; id: string }

/** Proposals all of whose units the transaction sees, the newest first. */
export async function proposalsOf(tx: Tx, filter: ProposalFilter, page: { after?: ProposalKey | undefined; limit: number }): Promise<ShownProposal[]> {
  const query = tx.createQueryBuilder(LedgerProposalRow, 'proposal').where(allInScope('proposal.units')).orderBy('proposal.filed_at', 'DESC').addOrderBy('proposal.id', 'ASC').limit(page.limit);
  if (filter.state) query.andWhere('proposal.state = :state', { state: filter.state });
  if (filter.kind) query.andWhere('proposal.kind = :kind', { kind: filter.kind });
  if (filter.filedBy) query.andWhere('proposal.filed_by = :filedBy', { filedBy: filter.filedBy });
  if (filter.projectId) {
    query.andWhere(`(EXISTS (SELECT FROM ledger_proposal_rows row WHERE row.proposal_id = proposal.id AND row.project_id = :projectId)
      OR EXISTS (SELECT FROM ledger_entries entry WHERE entry.proposal_id = proposal.id AND entry.project_id = :projectId))`, { projectId: filter.projectId });
  }
  if (page.after) query.andWhere(`(proposal.filed_at < :at OR (proposal.filed_at = :at AND proposal.id > :id))`, { at: page.after.filedAt, id: page.after.id });
  return withProject(tx, await query.getMany());
}

/** Adds the names. */
export async function withDeciders(tx: Tx, rows: readonly LedgerProposalRow[]): Promise<ListedProposal[]> {
  const people = await tx.query<{ id: string; name: string }[]>('SELECT id::text, name FROM people WHERE id::text = ANY ($1::text[])', [rows.flatMap((row) => [row.filedBy, row.decidedBy])]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, filedByName: names.get(row.filedBy) ?? null, decidedByName: row.decidedBy === null ? null : names.get(row.decidedBy) ?? null }));
}

/** Adds the names, and the project of those that touch one alone: their rows wait, or have become entries. */
export async function withProject(tx: Tx, rows: readonly LedgerProposalRow[]): Promise<ShownProposal[]> {
  const found = await tx.query<{ id: string; projectId: string; projectName: string }[]>(
    `SELECT proposal.id, project.id AS "projectId", project.name AS "projectName" FROM unnest($1::uuid[]) AS proposal (id)
      CROSS JOIN LATERAL (SELECT project_id FROM ledger_proposal_rows WHERE proposal_id = proposal.id UNION ALL SELECT project_id FROM ledger_entries WHERE proposal_id = proposal.id LIMIT 1) one
      JOIN projects project ON project.id = one.project_id AND ${inScope('project.unit_id')}`, [rows.filter((row) => row.projects === 1).map((row) => row.id)]);
  const projects = new Map(found.map((project) => [project.id, project]));
  return (await withDeciders(tx, rows)).map((row) => ({ ...row, projectId: projects.get(row.id)?.projectId ?? null, projectName: projects.get(row.id)?.projectName ?? null }));
}

/** An entry as it was proposed; `entryId` and `sequence` say where it is in the ledger once it is there. */
export interface ProposalLine extends Omit<EntryFacts, 'composition'>, CompositionColumns { line: string; projectId: string; projectName: string; entryId: string | null; sequence: bigint | null }

const LINE = `series, month, effective_on AS "effectiveOn", amount_fen AS "amountFen", building_fen AS "buildingFen", equipment_fen AS "equipmentFen", other_fen AS "otherFen", land_fen AS "landFen",
  funding_source AS "fundingSource", document, note, origin, reverses_id AS "reversesId", corrects_id AS "correctsId"`;

/** The entries of a proposal, waiting or recorded, at most `limit` after the line `after`. */
export function linesOf(tx: Tx, proposal: Pick<LedgerProposalRow, 'id' | 'state'>, page: { after?: string | undefined; limit: number }): Promise<ProposalLine[]> {
  const from = proposal.state === 'approved'
    ? `SELECT project_id::text || ' ' || lpad(sequence::text, 12, '0') AS line, project_id, id AS "entryId", sequence, ${LINE} FROM ledger_entries WHERE proposal_id = $1`
    : `SELECT lpad(position::text, 12, '0') AS line, project_id, NULL::uuid AS "entryId", NULL::bigint AS sequence, ${LINE} FROM ledger_proposal_rows WHERE proposal_id = $1`;
  return tx.query<ProposalLine[]>(
    `SELECT lines.*, lines.project_id AS "projectId", project.name AS "projectName" FROM (${from}) lines JOIN projects project ON project.id = lines.project_id AND ${inScope('project.unit_id')}
      WHERE $2::text IS NULL OR line COLLATE "C" > $2 ORDER BY line COLLATE "C" LIMIT $3`, [proposal.id, page.after ?? null, page.limit]);
}
