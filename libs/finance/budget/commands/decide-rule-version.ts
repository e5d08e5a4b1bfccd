import { recordAuditEvent } from '#audit';
import { type Actor, allow, endTwoPersonProposal, type ProposalDecision } from '#identity';
import { type Clock, type Database, Problem, withPrivileges } from '#platform';
import { BUDGET_RULE_PROPOSALS, type BudgetRuleProposal } from '../store/rule-proposals.js';
import { knownRuleProposal } from './propose-rule-version.js';
import { putRuleInForce } from './put-rule-in-force.js';

const AUDIT_ACTIONS = { approved: 'approve', rejected: 'reject', withdrawn: 'withdraw' } as const;

interface DecideRuleVersionInput {
  id: string;
  versionRead: number;
  decided: { decision: ProposalDecision; note: string | null };
}

/**
 * Decides a proposed rule version: an administrator other than the proposer approves or rejects it;
 * the proposer may withdraw it. An approved version is in force from its `validFrom` day.
 * @throws Problem FORBIDDEN, NOT_FOUND, EDIT_STALE, PROPOSAL_DECIDED, or any code with which
 * proposing the version would be refused now.
 */
export function decideRuleVersion(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, decided: { decision, note } }: DecideRuleVersionInput,
): Promise<BudgetRuleProposal> {
  return database.write(withPrivileges(actor.scope, 'rules'), async (tx) => {
    const seen = await knownRuleProposal(tx, id);
    allow(actor, decision === 'withdrawn' ? 'budget-rule.withdraw' : 'budget-rule.approve', {
      filedBy: seen.proposedBy,
    });
    const proposal = await knownRuleProposal(tx, id, { lock: true });
    if (proposal.version !== versionRead) throw new Problem('EDIT_STALE');
    if (proposal.state !== 'proposed')
      throw new Problem('PROPOSAL_DECIDED', { state: proposal.state });
    const ruleVersion =
      decision === 'approved'
        ? await putRuleInForce(tx, proposal, {
            proposedBy: proposal.proposedBy,
            approvedBy: actor.personId,
          })
        : null;
    await endTwoPersonProposal(tx, BUDGET_RULE_PROPOSALS, id, {
      state: decision,
      by: actor.personId,
      at: clock.now(),
      note,
      ruleVersion,
    });
    await recordAuditEvent(tx, actor.scope, {
      action: `budget-rule.${AUDIT_ACTIONS[decision]}`,
      subjectType: 'budget-rule',
      subjectId: proposal.code,
      newValue: {
        proposalId: id,
        ruleVersion,
        validFrom: proposal.validFrom,
        parameters: proposal.parameters,
        note,
      },
    });
    return knownRuleProposal(tx, id);
  });
}
