import { recordAuditEvent } from '#audit';
import {
  type Actor,
  allow,
  endTwoPersonChangeRequest,
  type ChangeRequestDecision,
} from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, withPrivileges } from '#platform/database';
import { Problem } from '#platform/problem';
import {
  BUDGET_RULE_CHANGE_REQUESTS,
  type BudgetRuleChangeRequest,
} from '../store/rule-change-requests.js';
import { knownRuleChangeRequest } from './propose-rule-version.js';
import { putRuleInForce } from './put-rule-in-force.js';

const AUDIT_ACTIONS = { approved: 'approve', rejected: 'reject', withdrawn: 'withdraw' } as const;

interface DecideRuleVersionInput {
  id: string;
  versionRead: number;
  decided: { decision: ChangeRequestDecision; note: string | null };
}

/**
 * Decides a proposed rule version: an administrator other than the proposer approves or rejects it,
 * or the proposer withdraws it. An approved version is in force from its `validFrom` day.
 * @throws Problem FORBIDDEN, NOT_FOUND, EDIT_STALE, PROPOSAL_DECIDED, or any code with which a
 * proposal of this version would be refused today.
 */
export function decideRuleVersion(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, decided: { decision, note } }: DecideRuleVersionInput,
): Promise<BudgetRuleChangeRequest> {
  return database.write(withPrivileges(actor.scope, 'rules'), async (tx) => {
    const seen = await knownRuleChangeRequest(tx, id);
    allow(actor, decision === 'withdrawn' ? 'budget-rule.withdraw' : 'budget-rule.approve', {
      filedBy: seen.proposedBy,
    });
    const changeRequest = await knownRuleChangeRequest(tx, id, { lock: true });
    if (changeRequest.version !== versionRead) throw new Problem('EDIT_STALE');
    if (changeRequest.state !== 'proposed')
      throw new Problem('PROPOSAL_DECIDED', { state: changeRequest.state });
    const ruleVersion =
      decision === 'approved'
        ? await putRuleInForce(tx, changeRequest, {
            proposedBy: changeRequest.proposedBy,
            approvedBy: actor.personId,
          })
        : null;
    await endTwoPersonChangeRequest(tx, BUDGET_RULE_CHANGE_REQUESTS, id, {
      state: decision,
      by: actor.personId,
      at: clock.now(),
      note,
      ruleVersion,
    });
    await recordAuditEvent(tx, actor.scope, {
      action: `budget-rule.${AUDIT_ACTIONS[decision]}`,
      subjectType: 'budget-rule',
      subjectId: changeRequest.code,
      newValue: {
        proposalId: id,
        ruleVersion,
        validFrom: changeRequest.validFrom,
        parameters: changeRequest.parameters,
        note,
      },
    });
    return knownRuleChangeRequest(tx, id);
  });
}
