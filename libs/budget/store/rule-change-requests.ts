import {
  findTwoPersonChangeRequest,
  listTwoPersonChangeRequests,
  type ChangeRequestPage,
  type ChangeRequestTable,
  type TwoPersonChangeRequest,
} from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { RuleStatus } from '../rules/rule-in-force.js';

/** A proposed version of a budget rule, and the decision about the proposal. */
export interface BudgetRuleChangeRequest extends TwoPersonChangeRequest {
  code: string;
  validFrom: Day;
  parameters: Record<string, number>;
  source: string;
  standing: RuleStatus;
  reason: string;
}

export const BUDGET_RULE_CHANGE_REQUESTS: ChangeRequestTable = {
  name: 'budget_rule_proposals',
  own: 'proposal.code, proposal.valid_from AS "validFrom", proposal.parameters, proposal.source, proposal.standing, proposal.reason',
};

/** Lists proposed rule versions, newest first. */
export const listRuleChangeRequests = (
  tx: Tx,
  page: ChangeRequestPage,
): Promise<BudgetRuleChangeRequest[]> =>
  listTwoPersonChangeRequests(tx, BUDGET_RULE_CHANGE_REQUESTS, page);

/**
 * Returns a proposed rule version by id, or null when there is none. With `lock`, the row stays
 * locked until the transaction ends.
 */
export const findRuleChangeRequest = (
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<BudgetRuleChangeRequest | null> =>
  findTwoPersonChangeRequest(tx, BUDGET_RULE_CHANGE_REQUESTS, id, options);

/** The fields of a proposed rule version that the user enters. */
export type NewRuleChangeRequest = Pick<
  BudgetRuleChangeRequest,
  'code' | 'validFrom' | 'source' | 'standing' | 'reason' | 'proposedBy'
> & { parameters: Readonly<Record<string, number>> };

/**
 * Stores a proposed rule version.
 * @returns the id of the proposal.
 */
export async function addRuleChangeRequest(
  tx: Tx,
  { code, validFrom, parameters, source, standing, reason, proposedBy }: NewRuleChangeRequest,
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    'INSERT INTO budget_rule_proposals (code, valid_from, parameters, source, standing, reason, proposed_by) VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) RETURNING id',
    [code, validFrom, JSON.stringify(parameters), source, standing, reason, proposedBy],
  );
  if (!row) throw new Error('the proposal was not added');
  return row.id;
}
