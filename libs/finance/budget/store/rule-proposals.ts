import type { Tx } from '#platform';
import type { Day } from '#values';
import type { RuleStanding } from '../rules/rule-in-force.js';

/** How a proposal ended, or that it waits. */
export const RULE_PROPOSAL_STATES = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;
export type RuleProposalState = (typeof RULE_PROPOSAL_STATES)[number];

/** A version of a rule about money that somebody wants, and how it was decided. */
export interface BudgetRuleProposal {
  id: string; code: string; validFrom: Day; parameters: Record<string, number>; source: string; standing: RuleStanding; reason: string;
  state: RuleProposalState; proposedBy: string; proposedByName: string | null; proposedAt: Date; decidedBy: string | null; decidedByName: string | null; decidedAt: Date | null; note: string | null;
  ruleVersion: number | null; version: number;
}

const PROPOSAL = `
  SELECT proposal.id, proposal.code, proposal.valid_from AS "validFrom", proposal.parameters, proposal.source, proposal.standing, proposal.reason, proposal.state,
         proposal.proposed_by AS "proposedBy", proposer.name AS "proposedByName", proposal.proposed_at AS "proposedAt", proposal.decided_by AS "decidedBy", decider.name AS "decidedByName",
         proposal.decided_at AS "decidedAt", proposal.note, proposal.rule_version AS "ruleVersion", proposal.version
    FROM budget_rule_proposals proposal LEFT JOIN people proposer ON proposer.id::text = proposal.proposed_by LEFT JOIN people decider ON decider.id::text = proposal.decided_by`;

/** Proposals, newest first; `after` is the key of the last one already seen. */
export const listRuleProposals = (tx: Tx, { state }: { state?: RuleProposalState | undefined }, { limit, after }: { limit: number; after?: readonly [string, string] | undefined }): Promise<BudgetRuleProposal[]> => tx.query<BudgetRuleProposal[]>(
  `${PROPOSAL} WHERE ($1::text IS NULL OR proposal.state = $1) AND ($2::timestamptz IS NULL OR proposal.proposed_at < $2 OR (proposal.proposed_at = $2 AND proposal.id > $3))
    ORDER BY proposal.proposed_at DESC, proposal.id LIMIT $4`, [state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit]);

/** One proposal; with `lock` held until commit. Null when there is none. */
export async function findRuleProposal(tx: Tx, id: string, { lock = false } = {}): Promise<BudgetRuleProposal | null> {
  if (lock) await tx.query('SELECT FROM budget_rule_proposals WHERE id = $1 FOR UPDATE', [id]);
  return (await tx.query<BudgetRuleProposal[]>(`${PROPOSAL} WHERE proposal.id = $1`, [id]))[0] ?? null;
}

/** What of a proposal is written when it is made. */
export type NewRuleProposal = Pick<BudgetRuleProposal, 'code' | 'validFrom' | 'source' | 'standing' | 'reason' | 'proposedBy'> & { parameters: Readonly<Record<string, number>> };

/** Adds a proposal. @returns its id. */
export async function addRuleProposal(tx: Tx, { code, validFrom, parameters, source, standing, reason, proposedBy }: NewRuleProposal): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    'INSERT INTO budget_rule_proposals (code, valid_from, parameters, source, standing, reason, proposed_by) VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) RETURNING id',
    [code, validFrom, JSON.stringify(parameters), source, standing, reason, proposedBy]);
  if (!row) throw new Error('the proposal was not added');
  return row.id;
}

/** How a proposal ended. */
export interface RuleDecision { state: Exclude<RuleProposalState, 'proposed'>; by: string; at: Date; note: string | null; ruleVersion: number | null }

/** Writes how a proposal ended. */
export async function endRuleProposal(tx: Tx, id: string, { state, by, at, note, ruleVersion }: RuleDecision): Promise<void> {
  await tx.query('UPDATE budget_rule_proposals SET state = $2, decided_by = $3, decided_at = $4, note = $5, rule_version = $6, version = version + 1 WHERE id = $1', [id, state, by, at, note, ruleVersion]);
}
