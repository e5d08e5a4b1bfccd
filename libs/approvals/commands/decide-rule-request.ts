import type { Actor } from '#identity';
import { Problem, refuseField } from '#platform/problem';
import { findRuleRequest, type RuleSubject } from '../queries/rule-requests.js';
import type { Approvals } from './approvals.js';
import { decideChangeRequest } from './decide-change-request.js';
import { withdrawChangeRequest } from './own-change-request.js';

/** Decisions about a change request of a rule, under the names that its routes have always taken. */
export const RULE_DECISIONS = ['approved', 'rejected', 'withdrawn'] as const;
export type RuleDecision = (typeof RULE_DECISIONS)[number];

interface DecideRuleRequestInput {
  id: string;
  versionRead: number;
  decided: { decision: RuleDecision; note: string | null };
}

/**
 * Decides a change request about a rule, or withdraws it, as its former routes do.
 * @throws Problem NOT_FOUND, EDIT_STALE, REASON_REQUIRED, and those of {@link decideChangeRequest}
 * and {@link withdrawChangeRequest}
 */
export async function decideRuleRequest(
  approvals: Approvals,
  actor: Actor,
  subject: RuleSubject,
  { id, versionRead, decided: { decision, note } }: DecideRuleRequestInput,
): Promise<void> {
  const { version } = await approvals.database.read(actor.scope, (tx) =>
    findRuleRequest(tx, subject, id),
  );
  if (version !== versionRead) throw new Problem('EDIT_STALE');
  if (decision === 'withdrawn') {
    await withdrawChangeRequest(approvals, actor, { id, reason: note });
    return;
  }
  if (decision === 'rejected' && !note) throw refuseField('REASON_REQUIRED', 'note');
  await decideChangeRequest(approvals, actor, {
    id,
    decided: {
      decision: decision === 'approved' ? 'approved' : 'returned',
      reason: note,
      version: versionRead,
    },
    request: null,
  });
}
