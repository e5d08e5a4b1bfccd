import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import {
  type Database,
  once,
  type RepeatableRequest,
  type Tx,
  withPrivileges,
} from '#platform/database';
import { Problem } from '#platform/problem';
import {
  addRuleChangeRequest,
  type BudgetRuleChangeRequest,
  findRuleChangeRequest,
} from '../store/rule-change-requests.js';
import { fittingRule, type NewRuleVersion } from './put-rule-in-force.js';

/** A version of a budget rule as proposed by a user, with the reason for the change. */
export interface WantedRuleVersion extends NewRuleVersion {
  reason: string;
}

/**
 * Proposes a new version of a budget rule. The version is not applied until another administrator
 * approves the proposal.
 * @throws Problem FORBIDDEN, NOT_FOUND for an unknown rule, RULE_PARAMETERS, VALIDITY_OVERLAPS or
 * IDEMPOTENCY_KEY_REUSED.
 */
export function proposeRuleVersion(
  database: Database,
  actor: Actor,
  wanted: WantedRuleVersion,
  request: RepeatableRequest | null,
): Promise<BudgetRuleChangeRequest> {
  return database.write(withPrivileges(actor.scope, 'rules'), async (tx) => {
    allow(actor, 'budget-rule.edit');
    const { id } = await once(tx, request, async () => {
      const present = await fittingRule(tx, wanted);
      const ruleChangeRequestId = await addRuleChangeRequest(tx, {
        ...wanted,
        proposedBy: actor.personId,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'budget-rule.propose',
        subjectType: 'budget-rule',
        subjectId: wanted.code,
        oldValue: { version: present.version, parameters: present.parameters },
        newValue: { proposalId: ruleChangeRequestId, ...wanted },
      });
      return ruleChangeRequestId;
    });
    return knownRuleChangeRequest(tx, id);
  });
}

/**
 * Returns a proposed rule version by id.
 * @throws Problem NOT_FOUND
 */
export async function knownRuleChangeRequest(
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<BudgetRuleChangeRequest> {
  const changeRequest = await findRuleChangeRequest(tx, id, options);
  if (!changeRequest) throw new Problem('NOT_FOUND');
  return changeRequest;
}
