import { type ChangeRequestRow, fileChangeRequest, findChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow, can } from '#identity';
import { planMeant } from '#plan';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { findProject, itemKey, projectIdsByItem } from '#projects';
import type { Measure } from '../queries/measures.js';
import {
  checkReadings,
  levelsOfReadings,
  type ReadingOfMeasure,
  type ReadingPayload,
} from './reading-changes.js';

interface FileReadingsInput {
  /** Code of the plan; undefined for the one that the installation began with. */
  plan: string | undefined;
  /** Readings of one target, or of one or several indicators. */
  readings: readonly ReadingOfMeasure[];
  draft: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files values of a target or of indicators. They are recorded when another person approves them:
 * one of an organisation that answers for the target, or a manager of the city for an indicator.
 * @throws Problem NOT_FOUND, FORBIDDEN, READING_UNIT_OTHER, READING_BEFORE_PLAN, DAY_AFTER_TODAY,
 * READING_NOT_0_OR_1, READING_TWICE, CHANGE_REQUEST_WAITING, IDEMPOTENCY_KEY_REUSED
 */
export function fileReadings(
  database: Database,
  clock: Clock,
  actor: Actor,
  { plan, readings, draft, request }: FileReadingsInput,
): Promise<ChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const { id } = await once(tx, request, async () => {
      const payload: ReadingPayload = { planCode: await planMeant(tx, plan), readings };
      const [measure, ...others] = (await checkReadings(tx, payload, clock.today())).values();
      if (!measure) throw new Problem('NOT_FOUND');
      const home = await homeOf(tx, actor, measure, monthsOf(readings));
      const single = others.length === 0 && readings.length === 1;
      const levels = levelsOfReadings(readings);
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'reading',
        subject: single
          ? { kind: measure.kind, id: measure.id }
          : { kind: 'plan', id: payload.planCode },
        subjectKey: single
          ? `${payload.planCode} ${measure.kind} ${measure.id} ${String(readings[0]?.on)}`
          : `${payload.planCode} indicators`,
        payload,
        note: null,
        evidence: readings.flatMap(({ documentId }) => (documentId === null ? [] : [documentId])),
        ...home,
        ...(levels ? { levels } : {}),
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'reading.file',
        subjectType: 'change-request',
        subjectId: filed.id,
        newValue: payload,
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}

const monthsOf = (readings: readonly ReadingOfMeasure[]): string[] => [
  ...new Set(readings.map(({ on }) => on.slice(0, 7))),
];

interface Home {
  projects: { projectId: string; months: readonly string[] }[];
  organisationIds: string[];
  organisationId?: string;
}

/**
 * Returns where a reading is filed: with the projects of the target that the actor works for, or,
 * for an indicator, with an organisation for which the actor works.
 * @throws Problem FORBIDDEN
 */
async function homeOf(
  tx: Tx,
  actor: Actor,
  { item, planCode }: Measure,
  months: readonly string[],
): Promise<Home> {
  if (!item) {
    const own = actor.memberships.find(({ unitId }) => can(actor, 'reading.file', { unitId }));
    if (!own) throw new Problem('FORBIDDEN', { permission: 'reading.file' });
    return { projects: [], organisationIds: [own.unitId], organisationId: own.unitId };
  }
  const ids = (await projectIdsByItem(tx)).get(itemKey(planCode, item.column, item.number)) ?? [];
  const projects = await Promise.all(ids.map((id) => findProject(tx, id)));
  const [lead] = projects;
  if (!lead) throw new Problem('FORBIDDEN', { permission: 'reading.file' });
  const own = projects.filter(({ unitId }) => can(actor, 'reading.file', { unitId }));
  if (own.length === 0) allow(actor, 'reading.file', { unitId: lead.unitId });
  const answering = own.length > 0 ? own : [lead];
  return {
    projects: answering.map(({ id }) => ({ projectId: id, months })),
    organisationIds: [...new Set(answering.map(({ unitId }) => unitId))],
  };
}
