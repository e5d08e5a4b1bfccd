import { fileChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { Problem } from '#platform/problem';
import {
  coverageOf,
  explainedAlert,
  EXPLANATION_KIND,
  type ExplanationPayload,
} from './explanation-changes.js';

interface FileExplanationInput {
  alertId: string;
  explanation: string;
  /** Leaves it a draft instead of submitting it. */
  draft?: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files the explanation of an alert whose cause can no longer be removed, as a change request. Once
 * another person approves it, it ends the alert.
 * @returns the id of the change request; for a repeated request, that of the first
 * @throws Problem NOT_FOUND, FORBIDDEN, ALERT_NOT_OPEN, ALERT_NOT_EXPLAINABLE,
 * CHANGE_REQUEST_WAITING when an explanation of the alert waits, IDEMPOTENCY_KEY_REUSED
 */
export function fileExplanation(
  database: Database,
  clock: Clock,
  actor: Actor,
  { alertId, explanation, draft = false, request }: FileExplanationInput,
): Promise<{ id: string }> {
  return database.write(actor.scope, async (tx) => {
    const { rule, state, projectId, unitId, inputs } = await explainedAlert(tx, alertId);
    allow(actor, 'alert.explain', { unitId });
    return once(tx, request, async () => {
      if (state === 'resolved' || state === 'superseded') throw new Problem('ALERT_NOT_OPEN');
      coverageOf(rule, inputs, clock.today());
      const { id } = await fileChangeRequest(tx, actor.personId, {
        kind: EXPLANATION_KIND,
        subject: { kind: 'alert', id: alertId },
        subjectKey: alertId,
        payload: { explanation, inputs } satisfies ExplanationPayload,
        note: null,
        projects: [{ projectId, months: [] }],
        organisationIds: [unitId],
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'alert.explain',
        subjectType: 'change-request',
        subjectId: id,
        unitId,
        newValue: { alertId, projectId, rule, explanation },
      });
      return id;
    });
  });
}
