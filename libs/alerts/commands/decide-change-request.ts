import { recordAuditEvent } from '#audit';
import {
  type Actor,
  allow,
  endTwoPersonChangeRequest,
  type ChangeRequestDecision,
} from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, type Tx, withPrivileges } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { addDays } from '#values';
import {
  ALERT_RULE_CHANGE_REQUESTS,
  type RuleChangeRequest,
} from '../store/rule-change-requests.js';
import { addVersion, endVersion, lockRule, ruleVersions } from '../store/rule-versions.js';
import { fittingVersion, knownRuleChangeRequest } from './propose-rule.js';

const AUDIT_ACTIONS = { approved: 'approve', rejected: 'reject', withdrawn: 'withdraw' } as const;

interface DecideRuleChangeRequestInput {
  id: string;
  versionRead: number;
  decided: { decision: ChangeRequestDecision; note: string | null };
}

/**
 * Approves or rejects a pending change request for an alert rule. If it is approved, the new
 * version applies from its first day and the present version ends the day before; the results of
 * past days do not change.
 * @throws Problem FORBIDDEN, NOT_FOUND, EDIT_STALE, PROPOSAL_DECIDED, DAY_IN_PAST,
 * RULE_VERSIONS_OVERLAP.
 */
export function decideRuleChangeRequest(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, decided: { decision, note } }: DecideRuleChangeRequestInput,
): Promise<RuleChangeRequest> {
  return database.write(withPrivileges(actor.scope, 'rules'), async (tx) => {
    const seen = await knownRuleChangeRequest(tx, id);
    allow(actor, decision === 'withdrawn' ? 'alert-rule.withdraw' : 'alert-rule.approve', {
      filedBy: seen.proposedBy,
    });
    await lockRule(tx, seen.code);
    const changeRequest = await knownRuleChangeRequest(tx, id, { lock: true });
    if (changeRequest.version !== versionRead) throw new Problem('EDIT_STALE');
    if (changeRequest.state !== 'proposed')
      throw new Problem('PROPOSAL_DECIDED', { state: changeRequest.state });
    const ruleVersion =
      decision === 'approved' ? await putInForce(tx, clock, actor, changeRequest) : null;
    await endTwoPersonChangeRequest(tx, ALERT_RULE_CHANGE_REQUESTS, id, {
      state: decision,
      by: actor.personId,
      at: clock.now(),
      note,
      ruleVersion,
    });
    await recordAuditEvent(tx, actor.scope, {
      action: `alert-rule.${AUDIT_ACTIONS[decision]}`,
      subjectType: 'alert-rule',
      subjectId: changeRequest.code,
      newValue: {
        proposalId: id,
        ruleVersion,
        validFrom: changeRequest.validFrom,
        ends: changeRequest.ends,
        note,
      },
    });
    return knownRuleChangeRequest(tx, id);
  });
}

/**
 * Applies an approved change request: stores the new version of the rule, or ends the rule.
 * @returns the number of the new version; null when the rule was ended.
 */
async function putInForce(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  changeRequest: RuleChangeRequest,
): Promise<number | null> {
  if (changeRequest.validFrom < clock.today())
    throw refuseField('DAY_IN_PAST', 'validFrom', { today: clock.today() }, `≥ ${clock.today()}`);
  const versions = (await ruleVersions(tx)).filter(
    (version) => version.code === changeRequest.code,
  );
  const standing = fittingVersion(changeRequest, versions);
  if (standing)
    await endVersion(tx, standing.code, standing.version, addDays(changeRequest.validFrom, -1));
  if (changeRequest.ends) return null;
  const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
  await addVersion(tx, { ...changeRequest, version, approvedBy: actor.personId });
  return version;
}
