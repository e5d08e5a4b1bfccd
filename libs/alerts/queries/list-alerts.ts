import { PROJECTS_SQL, projectInScope, UNPLANNED } from '#projects';
import { PEOPLE_SQL } from '#identity';
import { type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { AlertState } from '../rules/alert-moves.js';
import type { RuleCode } from '../rules/all-rules.js';
import type { Inputs, Severity } from '../rules/evaluation-result.js';
import { type UndecidedExplanation, undecidedExplanations } from '../store/explanations.js';

/** An alert with the names (of project, people and so on) that pages display. */
export interface ListedAlert {
  id: string;
  rule: RuleCode;
  ruleVersion: number;
  projectId: string;
  projectName: string;
  unitId: string;
  severity: Severity;
  level: number;
  state: AlertState;
  raisedOn: Day;
  raisedAt: Date;
  inputs: Inputs;
  acknowledgedByName: string | null;
  acknowledgedAt: Date | null;
  committedOn: Day | null;
  note: string | null;
  snoozedUntil: Day | null;
  openSince: Day;
  escalatedStep: number;
  resolvedOn: Day | null;
  version: number;
}

/** An alert together with the explanation of it that waits for a decision, or was returned. */
export type WithExplanation<Alert extends ListedAlert = ListedAlert> = Alert & {
  /** The change request; null when there is none. */
  explanationRequest: UndecidedExplanation | null;
};

/** Filters for alerts; an alert must match all filters that are given. */
export interface AlertFilters {
  state?: AlertState | undefined;
  rule?: RuleCode | undefined;
  severity?: Severity | undefined;
  projectId?: string | undefined;
}

/**
 * Sort key of the last alert of a page, from which the next page continues: newest alert first,
 * then by id.
 */
export interface AlertKey {
  raisedAt: string;
  id: string;
}

const COLUMNS = `
         alert.id, alert.rule, alert.rule_version AS "ruleVersion", alert.project_id AS "projectId", project.name AS "projectName", project.unit_id AS "unitId",
         alert.severity, alert.level, alert.state, alert.raised_on AS "raisedOn", alert.raised_at AS "raisedAt", alert.inputs, person.name AS "acknowledgedByName",
         alert.acknowledged_at AS "acknowledgedAt", alert.committed_on AS "committedOn", alert.note, alert.snoozed_until AS "snoozedUntil", alert.open_since AS "openSince", alert.escalated_step AS "escalatedStep", alert.resolved_on AS "resolvedOn", alert.version`;
const SOURCE = `
    FROM alerts alert JOIN ${PROJECTS_SQL} project ON project.id = alert.project_id
    LEFT JOIN ${PEOPLE_SQL} person ON person.id::text = alert.acknowledged_by`;

const FILTERED = `${projectInScope('alert.project_id')} AND ($1::text IS NULL OR alert.state = $1)
  AND ($2::text IS NULL OR alert.rule = $2) AND ($3::text IS NULL OR alert.severity = $3)
  AND ($4::uuid IS NULL OR alert.project_id = $4)`;
const RANK = "CASE alert.severity WHEN 'red' THEN 0 ELSE 1 END";

/** Lists a page of alerts within the transaction's access scope, newest first. */
export const listAlerts = (
  tx: Tx,
  { state, rule, severity, projectId }: AlertFilters,
  { limit, after }: { limit: number; after?: AlertKey | undefined },
): Promise<ListedAlert[]> =>
  tx.query<ListedAlert[]>(
    `SELECT ${COLUMNS} ${SOURCE} WHERE ${FILTERED}
      AND ($5::timestamptz IS NULL OR alert.raised_at < $5 OR (alert.raised_at = $5 AND alert.id > $6))
    ORDER BY alert.raised_at DESC, alert.id LIMIT $7`,
    [
      state ?? null,
      rule ?? null,
      severity ?? null,
      projectId ?? null,
      after?.raisedAt ?? null,
      after?.id ?? null,
      limit,
    ],
  );

/**
 * Sort key of the last alert of a page in the order of urgency. The key consists of the highest
 * severity among the project's alerts, the project's place in the published plan, and the alert's
 * own severity, level and time of raising.
 */
export type UrgencyKey = readonly [
  worst: number,
  otherwise: boolean,
  column: number,
  item: number,
  projectId: string,
  rank: number,
  ease: number,
  raisedAt: string,
  id: string,
];
/** An alert with the columns of its sort key (see `UrgencyKey`). */
export type RankedAlert = ListedAlert & {
  worst: number;
  otherwise: boolean;
  column: number;
  item: number;
  rank: number;
  ease: number;
};

/**
 * Lists a page of alerts within the access scope, grouped by project: projects with a red alert
 * first, then in the order of the published plan.
 */
export const listMostUrgent = (
  tx: Tx,
  { state, rule, severity, projectId }: AlertFilters,
  { limit, after }: { limit: number; after?: UrgencyKey | undefined },
): Promise<RankedAlert[]> =>
  tx.query<RankedAlert[]>(
    `SELECT * FROM (
     SELECT ${COLUMNS}, ${RANK} AS rank, min(${RANK}) OVER (PARTITION BY alert.project_id) AS worst,
       -alert.level AS ease,
            NOT project.flagship AS otherwise,
              coalesce(project.column_number, ${UNPLANNED}) AS "column",
              coalesce(project.item_number, ${UNPLANNED}) AS item ${SOURCE} WHERE ${FILTERED}) listed
    WHERE $5::int IS NULL OR (worst, otherwise, "column", item, "projectId", rank, ease, "raisedAt",
      id) > ($5, $6::boolean, $7::int, $8::int, $9::uuid, $10::int, $11::int, $12::timestamptz,
      $13::uuid)
    ORDER BY worst, otherwise, "column", item, "projectId", rank, ease, "raisedAt", id LIMIT $14`,
    [
      state ?? null,
      rule ?? null,
      severity ?? null,
      projectId ?? null,
      ...(after ?? Array.from({ length: 9 }, () => null)),
      limit,
    ],
  );

/**
 * Reads one alert.
 * @throws Problem NOT_FOUND when there is no such alert within the access scope.
 */
export async function findAlert(tx: Tx, id: string): Promise<ListedAlert> {
  const [alert] = await tx.query<ListedAlert[]>(
    `SELECT ${COLUMNS} ${SOURCE} WHERE alert.id = $1 AND ${projectInScope('alert.project_id')}`,
    [id],
  );
  if (!alert) throw new Problem('NOT_FOUND');
  return alert;
}

/** Adds to alerts the explanations of them that wait for a decision, or were returned. */
export async function withExplanations<Alert extends ListedAlert>(
  tx: Tx,
  alerts: readonly Alert[],
): Promise<WithExplanation<Alert>[]> {
  const undecided = await undecidedExplanations(
    tx,
    alerts.map(({ id }) => id),
  );
  return alerts.map((alert) => ({
    ...alert,
    explanationRequest: undecided.get(alert.id) ?? null,
  }));
}

/**
 * Reads one alert as its page shows it.
 * @throws Problem NOT_FOUND when there is no such alert within the access scope.
 */
export async function showAlert(tx: Tx, id: string): Promise<WithExplanation> {
  const [shown] = await withExplanations(tx, [await findAlert(tx, id)]);
  if (!shown) throw new Problem('NOT_FOUND');
  return shown;
}
