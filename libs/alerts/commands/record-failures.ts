import { recordAuditEvent } from '#audit';
import type { Scope, Tx } from '#platform/database';
import { noteFailure } from '../store/system-alarms.js';
import type { EvaluatedBatch } from './evaluated-batch.js';

/**
 * Records one audit event per rule that threw an error in this batch, rather than one per project,
 * so that a broken rule is visible without filling the audit log.
 */
export async function recordFailures(
  tx: Tx,
  scope: Scope,
  failures: EvaluatedBatch['failures'],
): Promise<void> {
  for (const rule of new Set(failures.map((failure) => failure.rule))) {
    const ofRule = failures.filter((failure) => failure.rule === rule);
    await recordAuditEvent(tx, scope, {
      action: 'alert-rule.judge',
      outcome: 'refused',
      subjectType: 'alert-rule',
      subjectId: rule,
      newValue: {
        reason: ofRule[0]?.reason,
        projects: ofRule.length,
        firstProjectId: ofRule[0]?.projectId,
      },
    });
    await noteFailure(tx, rule, { rule, reason: ofRule[0]?.reason ?? '', projects: ofRule.length });
  }
}
