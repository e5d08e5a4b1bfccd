import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { entryExists } from '#ledger';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { refuseDayTooFar, refuseField } from '#platform/problem';
import { findProject } from '#projects';
import type { Day } from '#values';
import { FindingRow } from '../store/finding-rows.js';
import { addStep } from '../store/steps.js';

/** Longest time that an organisation is given to answer a finding, in days: three years. */
const ANSWER_DAYS_MAX = 3 * 366;

/**
 * Content of a new finding; `entrySequence` is the sequence number of the ledger entry that the
 * finding concerns, if it concerns one.
 */
export interface NewFinding {
  title: string;
  text: string;
  answerDueOn: Day;
  entrySequence?: bigint | undefined;
}

interface RaiseFindingInput {
  projectId: string;
  found: NewFinding;
  request: RepeatableRequest | null;
}

/**
 * Raises a finding against a project, to be answered by the project's organisation.
 * @returns the id of the finding, or of the earlier finding when the request is a repeat.
 * @throws Problem NOT_FOUND, FORBIDDEN, DAY_IN_PAST, TOO_FAR_AHEAD, ENTRY_UNKNOWN,
 * IDEMPOTENCY_KEY_REUSED.
 */
export function raiseFinding(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, found, request }: RaiseFindingInput,
): Promise<string> {
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'finding.raise', project);
    const { id } = await once(tx, request, async () => {
      const { title, text, answerDueOn, entrySequence = null } = found;
      const today = clock.today();
      if (answerDueOn < today)
        throw refuseField('DAY_IN_PAST', 'answerDueOn', { today }, `≥ ${today}`);
      refuseDayTooFar('answerDueOn', answerDueOn, { today, days: ANSWER_DAYS_MAX });
      if (entrySequence !== null && !(await entryExists(tx, projectId, entrySequence)))
        throw refuseField('ENTRY_UNKNOWN', 'entrySequence', { sequence: String(entrySequence) });
      const finding: FindingRow = {
        id: randomUUID(),
        projectId,
        unitId: project.unitId,
        entrySequence,
        title,
        answerDueOn,
        raisedBy: actor.personId,
        raisedAt: await stampInstant(tx),
      };
      await tx.insert(FindingRow, finding);
      await addStep(tx, finding, {
        previous: null,
        step: { kind: 'raised', text },
        doneBy: actor.personId,
        doneAt: finding.raisedAt,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'finding.raise',
        subjectType: 'finding',
        subjectId: finding.id,
        unitId: project.unitId,
        newValue: { projectId, title, text, answerDueOn, entrySequence },
      });
      return finding.id;
    });
    return id;
  });
}
