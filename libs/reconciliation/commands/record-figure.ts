import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { refuseField } from '#platform/problem';
import { findProject } from '#projects';
import { type Fen, type Month, monthOf } from '#values';
import type { Reporter, Series } from '../rules/reporters.js';
import { DifferenceReasonRow, ReportedFigureRow } from '../store/reconciliation-rows.js';

/** What a reporter states of a project's month. */
export interface NewFigure {
  reporter: Reporter;
  month: Month;
  series: Series;
  amountFen: Fen;
  method: string | null;
  source: string;
}

interface RecordFigureInput {
  projectId: string;
  figure: NewFigure;
  request: RepeatableRequest | null;
}

/**
 * Records what statistics, the treasury or an audit states of a project's month. It stands beside
 * the ledger and enters no sum.
 * @throws Problem NOT_FOUND, FORBIDDEN, MONTH_NOT_BEGUN, IDEMPOTENCY_KEY_REUSED
 */
export function recordFigure(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, figure, request }: RecordFigureInput,
): Promise<ReportedFigureRow> {
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'reported-figure.record', project);
    const { id } = await once(tx, request, async () => {
      refuseComingMonth(figure.month, clock);
      const row = { ...figure, id: randomUUID(), projectId, recordedBy: actor.personId };
      await tx.insert(ReportedFigureRow, row);
      await recordAuditEvent(tx, actor.scope, {
        action: 'reported-figure.record',
        subjectType: 'project',
        subjectId: projectId,
        unitId: project.unitId,
        newValue: { ...figure, amountFen: figure.amountFen.toString() },
      });
      return row.id;
    });
    return tx.findOneOrFail(ReportedFigureRow, { where: { projectId, id } });
  });
}

/** Why the figures of a project's month differ. */
export interface NewReason {
  month: Month;
  series: Series;
  words: string;
}

interface ExplainDifferenceInput {
  projectId: string;
  reason: NewReason;
  request: RepeatableRequest | null;
}

/**
 * Records why the figures of a project's month differ. Earlier reasons stay; the newest one counts.
 * @throws Problem NOT_FOUND, FORBIDDEN, MONTH_NOT_BEGUN, IDEMPOTENCY_KEY_REUSED
 */
export function explainDifference(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, reason, request }: ExplainDifferenceInput,
): Promise<DifferenceReasonRow> {
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'reported-figure.record', project);
    const { id } = await once(tx, request, async () => {
      refuseComingMonth(reason.month, clock);
      const row = { ...reason, id: randomUUID(), projectId, recordedBy: actor.personId };
      await tx.insert(DifferenceReasonRow, row);
      await recordAuditEvent(tx, actor.scope, {
        action: 'difference.explain',
        subjectType: 'project',
        subjectId: projectId,
        unitId: project.unitId,
        newValue: reason,
      });
      return row.id;
    });
    return tx.findOneOrFail(DifferenceReasonRow, { where: { projectId, id } });
  });
}

function refuseComingMonth(month: Month, clock: Clock): void {
  const now = monthOf(clock.today());
  if (month > now) throw refuseField('MONTH_NOT_BEGUN', 'month', { month }, `≤ ${now}`);
}
