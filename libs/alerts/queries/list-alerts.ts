import { Refusal, type Tx } from '#platform';
import type { Day } from '#values';
import type { AlertState } from '../rules/alert-moves.js';
import type { RuleCode } from '../rules/all-rules.js';
import type { Inputs, Severity } from '../rules/verdict.js';

/** An alert as people read it. */
export interface ListedAlert {
  id: string; rule: RuleCode; ruleVersion: number; projectId: string; projectName: string; unitId: string; severity: Severity; level: number; state: AlertState;
  raisedOn: Day; raisedAt: Date; inputs: Inputs; acknowledgedByName: string | null; acknowledgedAt: Date | null; committedOn: Day | null; note: string | null;
  snoozedUntil: Day | null; openSince: Day; escalatedStep: number; resolvedOn: Day | null; version: number;
}

/** Which alerts; what is left out narrows nothing. */
export interface AlertFilters { state?: AlertState | undefined; rule?: RuleCode | undefined; severity?: Severity | undefined; projectId?: string | undefined }

/** Key by which a page continues: newest first, then by id. */
export interface AlertKey { raisedAt: string; id: string }

const LISTED = `
  SELECT alert.id, alert.rule, alert.rule_version AS "ruleVersion", alert.project_id AS "projectId", project.name AS "projectName", alert.unit_id AS "unitId",
         alert.severity, alert.level, alert.state, alert.raised_on AS "raisedOn", alert.raised_at AS "raisedAt", alert.inputs, person.name AS "acknowledgedByName",
         alert.acknowledged_at AS "acknowledgedAt", alert.committed_on AS "committedOn", alert.note, alert.snoozed_until AS "snoozedUntil", alert.open_since AS "openSince", alert.escalated_step AS "escalatedStep", alert.resolved_on AS "resolvedOn", alert.version
    FROM alerts alert JOIN projects project ON project.id = alert.project_id LEFT JOIN people person ON person.id::text = alert.acknowledged_by`;

/** A page of alerts within the transaction's scope, newest first. */
export const listAlerts = (tx: Tx, { state, rule, severity, projectId }: AlertFilters, { limit, after }: { limit: number; after?: AlertKey | undefined }): Promise<ListedAlert[]> => tx.query<ListedAlert[]>(
  `${LISTED}
    WHERE ($1::text IS NULL OR alert.state = $1) AND ($2::text IS NULL OR alert.rule = $2) AND ($3::text IS NULL OR alert.severity = $3) AND ($4::uuid IS NULL OR alert.project_id = $4)
      AND ($5::timestamptz IS NULL OR alert.raised_at < $5 OR (alert.raised_at = $5 AND alert.id > $6))
    ORDER BY alert.raised_at DESC, alert.id LIMIT $7`,
  [state ?? null, rule ?? null, severity ?? null, projectId ?? null, after?.raisedAt ?? null, after?.id ?? null, limit]);

/** One alert. @throws Refusal NOT_FOUND, also outside the scope. */
export async function findAlert(tx: Tx, id: string): Promise<ListedAlert> {
  const [alert] = await tx.query<ListedAlert[]>(`${LISTED} WHERE alert.id = $1`, [id]);
  if (!alert) throw new Refusal('NOT_FOUND');
  return alert;
}
