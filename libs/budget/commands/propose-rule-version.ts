import { fileChangeRequest, filingScope } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, once, type RepeatableRequest, withPrivileges } from '#platform/database';
import type { BudgetRuleChange } from '../store/rule-change-requests.js';
import { fittingRule, type NewRuleVersion } from './put-rule-in-force.js';

/** A version of a budget rule as proposed by a user, with the reason for the change. */
export interface WantedRuleVersion extends NewRuleVersion {
  reason: string;
}

/**
 * Files a change request for a new version of a budget rule. The version is not applied until
 * another administrator approves it.
 * @returns the id of the change request
 * @throws Problem FORBIDDEN, NOT_FOUND for an unknown rule, RULE_PARAMETERS, VALIDITY_OVERLAPS,
 * CHANGE_REQUEST_WAITING or IDEMPOTENCY_KEY_REUSED.
 */
export async function proposeRuleVersion(
  database: Database,
  actor: Actor,
  { code, validFrom, parameters, source, standing, reason }: WantedRuleVersion,
  { request, draft = false }: { request: RepeatableRequest | null; draft?: boolean },
): Promise<string> {
  allow(actor, 'budget-rule.edit');
  const payload: BudgetRuleChange = {
    form: 'budget-rule',
    code,
    validFrom,
    parameters,
    source,
    standing,
    reason,
  };
  const scope = withPrivileges(filingScope(actor, undefined), 'rules');
  return database.write(scope, async (tx) => {
    const { id } = await once(tx, request, async () => {
      const present = await fittingRule(tx, payload);
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'rule',
        subject: { kind: 'budget-rule', id: code },
        subjectKey: `budget-rule ${code}`,
        payload,
        note: null,
        projects: [],
        organisationIds: [],
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'budget-rule.propose',
        subjectType: 'budget-rule',
        subjectId: code,
        oldValue: { version: present.version, parameters: present.parameters },
        newValue: { proposalId: filed.id, ...payload },
      });
      return filed.id;
    });
    return id;
  });
}
