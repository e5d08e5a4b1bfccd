import { recordAuditEvent } from '#audit';
import { type Actor, allow, endTwoPersonProposal, type ProposalDecision } from '#identity';
import {
  type Clock,
  type Database,
  Problem,
  refuseField,
  type Tx,
  withPrivileges,
} from '#platform';
import { addDays } from '#values';
import { ALERT_RULE_PROPOSALS, type RuleProposal } from '../store/rule-proposals.js';
import { addVersion, endVersion, lockRule, ruleVersions } from '../store/rule-versions.js';
import { fittingVersion, knownProposal } from './propose-rule.js';

const AUDIT_ACTIONS = { approved: 'approve', rejected: 'reject', withdrawn: 'withdraw' } as const;

interface DecideProposalInput {
  id: string;
  versionRead: number;
  decided: { decision: ProposalDecision; note: string | null };
}

/**
 * Decides on a pending change request for a rule. If approved, the new version applies from its
 * first day, and the present one ends the day before; past days are not affected.
 * @throws Problem FORBIDDEN, NOT_FOUND, EDIT_STALE, PROPOSAL_DECIDED, DAY_IN_PAST,
 * RULE_VERSIONS_OVERLAP.
 */
export function decideProposal(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, decided: { decision, note } }: DecideProposalInput,
): Promise<RuleProposal> {
  return database.write(withPrivileges(actor.scope, 'rules'), async (tx) => {
    const seen = await knownProposal(tx, id);
    allow(actor, decision === 'withdrawn' ? 'alert-rule.withdraw' : 'alert-rule.approve', {
      filedBy: seen.proposedBy,
    });
    await lockRule(tx, seen.code);
    const proposal = await knownProposal(tx, id, { lock: true });
    if (proposal.version !== versionRead) throw new Problem('EDIT_STALE');
    if (proposal.state !== 'proposed')
      throw new Problem('PROPOSAL_DECIDED', { state: proposal.state });
    const ruleVersion =
      decision === 'approved' ? await putInForce(tx, clock, actor, proposal) : null;
    await endTwoPersonProposal(tx, ALERT_RULE_PROPOSALS, id, {
      state: decision,
      by: actor.personId,
      at: clock.now(),
      note,
      ruleVersion,
    });
    await recordAuditEvent(tx, actor.scope, {
      action: `alert-rule.${AUDIT_ACTIONS[decision]}`,
      subjectType: 'alert-rule',
      subjectId: proposal.code,
      newValue: {
        proposalId: id,
        ruleVersion,
        validFrom: proposal.validFrom,
        ends: proposal.ends,
        note,
      },
    });
    return knownProposal(tx, id);
  });
}

/**
 * Applies an approved change request.
 * @returns the number of the new version; null when the rule ends.
 */
async function putInForce(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  proposal: RuleProposal,
): Promise<number | null> {
  if (proposal.validFrom < clock.today())
    throw refuseField('DAY_IN_PAST', 'validFrom', { today: clock.today() }, `≥ ${clock.today()}`);
  const versions = (await ruleVersions(tx)).filter((version) => version.code === proposal.code);
  const standing = fittingVersion(proposal, versions);
  if (standing)
    await endVersion(tx, standing.code, standing.version, addDays(proposal.validFrom, -1));
  if (proposal.ends) return null;
  const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
  await addVersion(tx, { ...proposal, version, approvedBy: actor.personId });
  return version;
}
