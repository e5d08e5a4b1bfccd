import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  stampInstant,
  type Tx,
} from '#platform/database';
import { isProblemCode, Problem } from '#platform/problem';
import { findProject } from '#projects';
import type { Day } from '#values';
import {
  completionFactsOf,
  daysOf,
  type ListedFact,
  startOf,
} from '../queries/completion-facts.js';
import { type CompletionFact, completionProblems } from '../rules/completion.js';

interface RecordCompletionInput {
  projectId: string;
  wanted: { fact: CompletionFact; on: Day; document: string | null };
  request: RepeatableRequest | null;
}

const INSERT = `INSERT INTO completion_facts
    (project_id, fact, number, on_day, document, recorded_by, recorded_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (project_id, fact, number) DO NOTHING RETURNING 1 AS added`;

/**
 * Records a fact of a project's completion. A fact that is recorded already is corrected: its former
 * row stays.
 * @throws Problem NOT_FOUND, FORBIDDEN, DAY_AFTER_TODAY, COMPLETION_BEFORE_START,
 * COMPLETION_OUT_OF_ORDER, EDIT_STALE when somebody recorded the same fact meanwhile,
 * IDEMPOTENCY_KEY_REUSED
 */
export function recordCompletion(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted, request }: RecordCompletionInput,
): Promise<ListedFact> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'completion.record', { unitId });
    await once(tx, request, async () => {
      const facts = await completionFactsOf(tx, projectId);
      const today = clock.today();
      const startedOn = await startOf(tx, projectId);
      const problems = completionProblems(wanted, { known: daysOf(facts), startedOn, today });
      const code = problems[0]?.code;
      if (code !== undefined && isProblemCode(code))
        throw new Problem(code, { today, start: startedOn ?? '' }, problems);
      const former = facts.find(({ fact }) => fact === wanted.fact);
      await insertFact(tx, actor, { projectId, wanted, number: (former?.number ?? 0) + 1 });
      await recordAuditEvent(tx, actor.scope, {
        action: 'completion.record',
        subjectType: 'project',
        subjectId: projectId,
        unitId,
        ...(former ? { oldValue: { on: former.onDay, document: former.document } } : {}),
        newValue: wanted,
      });
      return projectId;
    });
    const found = (await completionFactsOf(tx, projectId)).find(({ fact }) => fact === wanted.fact);
    if (!found) throw new Problem('NOT_FOUND');
    return found;
  });
}

async function insertFact(
  tx: Tx,
  actor: Actor,
  { projectId, wanted, number }: Omit<RecordCompletionInput, 'request'> & { number: number },
): Promise<void> {
  const added = await tx.query<object[]>(INSERT, [
    projectId,
    wanted.fact,
    number,
    wanted.on,
    wanted.document,
    actor.personId,
    await stampInstant(tx),
  ]);
  if (added.length === 0) throw new Problem('EDIT_STALE');
}
