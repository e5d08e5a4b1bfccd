import {
  findTwoPersonProposal,
  listTwoPersonProposals,
  type ProposalPage,
  type ProposalTable,
  type TwoPersonProposal,
} from '#identity';
import type { Tx } from '#platform';
import type { Day } from '#values';
import type { RuleStanding } from '../rules/rule-in-force.js';

/** A proposed version of a rule about money, and the decision about it. */
export interface BudgetRuleProposal extends TwoPersonProposal {
  code: string;
  validFrom: Day;
  parameters: Record<string, number>;
  source: string;
  standing: RuleStanding;
  reason: string;
}

export const BUDGET_RULE_PROPOSALS: ProposalTable = {
  name: 'budget_rule_proposals',
  own: 'proposal.code, proposal.valid_from AS "validFrom", proposal.parameters, proposal.source, proposal.standing, proposal.reason',
};

/** Proposed rule versions, newest first. */
export const listRuleProposals = (tx: Tx, page: ProposalPage): Promise<BudgetRuleProposal[]> =>
  listTwoPersonProposals(tx, BUDGET_RULE_PROPOSALS, page);

/**
 * One proposed rule version, or null. With `lock`, the row is locked until the transaction ends.
 */
export const findRuleProposal = (
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<BudgetRuleProposal | null> =>
  findTwoPersonProposal(tx, BUDGET_RULE_PROPOSALS, id, options);

/** The fields that a new proposal is written with. */
export type NewRuleProposal = Pick<
  BudgetRuleProposal,
  'code' | 'validFrom' | 'source' | 'standing' | 'reason' | 'proposedBy'
> & { parameters: Readonly<Record<string, number>> };

/** Stores a proposed rule version. @returns its id. */
export async function addRuleProposal(
  tx: Tx,
  { code, validFrom, parameters, source, standing, reason, proposedBy }: NewRuleProposal,
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    'INSERT INTO budget_rule_proposals (code, valid_from, parameters, source, standing, reason, proposed_by) VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) RETURNING id',
    [code, validFrom, JSON.stringify(parameters), source, standing, reason, proposedBy],
  );
  if (!row) throw new Error('the proposal was not added');
  return row.id;
}
