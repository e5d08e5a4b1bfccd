import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { projectReadable, recordProjectChanges } from '#projects';
import { In } from 'typeorm';
import { milestoneFacts, NO_FACTS } from '../queries/milestone-facts.js';
import { answerDerived, type DerivedAnswer } from '../rules/answer-derived.js';
import type { MilestoneState } from '../rules/check-change.js';
import { MilestoneRow } from '../store/milestone-row.js';
import { saveMilestones, stateOf } from '../store/write-milestone.js';

/** A person's answer about one milestone, with the version of it that the person has read. */
export interface Answered extends DerivedAnswer {
  id: string;
  version: number;
}

/** Largest number of milestones that are answered in one request. */
export const ANSWERS_MAX = 200;

/**
 * Answers what the days are worth that were inferred from the plan: all of the answers take effect,
 * or none. From then on a day is promised, met, or the milestone is dropped.
 * @returns the milestones, in the order of the answers
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, ANSWERED_TWICE, or the code of a broken rule;
 * each names the answer by its place (`items.3.on`)
 */
export function answerDerivedMilestones(
  database: Database,
  clock: Clock,
  actor: Actor,
  answers: readonly Answered[],
): Promise<MilestoneRow[]> {
  const today = clock.today();
  return database.write(actor.scope, async (tx) => {
    const rows = await lockAnswered(tx, actor, answers);
    const facts = await milestoneFacts(
      tx,
      answers.map(({ id }) => id),
    );
    const before = new Map<string, MilestoneState>();
    for (const [place, answer] of answers.entries()) {
      const row = rows[place] as MilestoneRow;
      const { target, startOn } = facts.get(row.id) ?? NO_FACTS;
      const known = { today, startOn, hasTarget: target !== null && target.value !== null };
      before.set(row.id, stateOf(row));
      const after = answerDerived(stateOf(row), answer, known, `items.${place}.`);
      Object.assign(row, after, { version: row.version + 1 });
    }
    await saveMilestones(tx, rows, { personId: actor.personId });
    const projects = [...new Set(rows.map(({ projectId }) => projectId))];
    await recordProjectChanges(
      tx,
      projects.map((id) => ({ id })),
      'milestone',
    );
    for (const row of rows)
      await recordAuditEvent(tx, actor.scope, {
        action: 'milestone.change',
        subjectType: 'milestone',
        subjectId: row.id,
        unitId: row.unitId,
        oldValue: before.get(row.id),
        newValue: stateOf(row),
      });
    return rows;
  });
}

/**
 * Locks the milestones of the answers, in the order of their ids, and checks that the actor may
 * answer and has read their present versions.
 */
async function lockAnswered(
  tx: Tx,
  actor: Actor,
  answers: readonly Answered[],
): Promise<MilestoneRow[]> {
  const ids = answers.map(({ id }) => id);
  const twice = ids.findIndex((id, place) => ids.indexOf(id) !== place);
  if (twice >= 0) throw refuseField('ANSWERED_TWICE', `items.${twice}.id`);
  const seen = await tx.find(MilestoneRow, {
    where: { id: In(ids), projectId: projectReadable() },
  });
  const unitOf = new Map(seen.map(({ id, unitId }) => [id, unitId]));
  for (const [place, { id, answer }] of answers.entries()) {
    const unitId = unitOf.get(id);
    if (unitId === undefined) throw refuseField('NOT_FOUND', `items.${place}.id`);
    allow(actor, answer === 'met' ? 'milestone.meet' : 'milestone.reforecast', { unitId });
  }
  const locked = await tx.find(MilestoneRow, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const byId = new Map(locked.map((row) => [row.id, row]));
  return answers.map(({ id, version }, place) => {
    const row = byId.get(id);
    if (!row) throw new Problem('FORBIDDEN');
    if (row.version !== version) throw refuseField('EDIT_STALE', `items.${place}.version`);
    return row;
  });
}
