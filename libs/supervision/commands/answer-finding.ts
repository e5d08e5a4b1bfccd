import { recordAuditEvent } from '#audit';
import { hasDocument } from '#documents';
import { type Actor, allow } from '#identity';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { refuseField } from '#platform/problem';
import { stepFrom } from '../rules/finding-life.js';
import { addStep, standingFinding } from '../store/steps.js';

/**
 * The organisation's answer to a finding; `document` is the number of a registered document of the
 * project.
 */
export interface NewAnswer {
  text: string;
  document?: string | undefined;
}

interface AnswerFindingInput {
  id: string;
  answer: NewAnswer;
  request: RepeatableRequest | null;
}

/**
 * Answers a finding on behalf of the project's organisation.
 * @throws Problem NOT_FOUND, FORBIDDEN, DOCUMENT_UNKNOWN, IDEMPOTENCY_KEY_REUSED, and FINDING_STATE
 * when the finding is not open.
 */
export function answerFinding(
  database: Database,
  actor: Actor,
  { id, answer: { text, document }, request }: AnswerFindingInput,
): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    const { finding, last, state } = await standingFinding(tx, id);
    allow(actor, 'finding.answer', finding);
    await once(tx, request, async () => {
      stepFrom(state, 'answered');
      if (document !== undefined && !(await hasDocument(tx, finding.projectId, document)))
        throw refuseField('DOCUMENT_UNKNOWN', 'document', { document });
      await addStep(tx, finding, {
        previous: last,
        step: { kind: 'answered', text, document: document ?? null },
        doneBy: actor.personId,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'finding.answer',
        subjectType: 'finding',
        subjectId: id,
        unitId: finding.unitId,
        newValue: { text, document: document ?? null },
      });
      return id;
    });
  });
}
