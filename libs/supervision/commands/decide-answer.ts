import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { stepFrom } from '../rules/finding-life.js';
import { addStep, standingFinding, type StandingFinding } from '../store/steps.js';

interface ReturnAnswerInput {
  id: string;
  reason: string;
  request: RepeatableRequest | null;
}

/**
 * Sends an answer back to the organisation with a reason, which makes the finding open again.
 * @throws Problem as {@link decideAnswer}.
 */
export const returnAnswer = (
  database: Database,
  actor: Actor,
  { id, reason, request }: ReturnAnswerInput,
): Promise<void> =>
  decideAnswer(database, actor, { id, step: { kind: 'returned', text: reason }, request });

interface CloseFindingInput {
  id: string;
  note: string;
  request: RepeatableRequest | null;
}

/**
 * Accepts an answer with an explanatory note and closes the finding.
 * @throws Problem as {@link decideAnswer}.
 */
export const closeFinding = (
  database: Database,
  actor: Actor,
  { id, note, request }: CloseFindingInput,
): Promise<void> =>
  decideAnswer(database, actor, { id, step: { kind: 'closed', text: note }, request });

interface DecideAnswerInput {
  id: string;
  step: { kind: 'returned' | 'closed'; text: string };
  request: RepeatableRequest | null;
}

/**
 * Records an auditor's decision about the organisation's answer to a finding.
 * @throws Problem NOT_FOUND, FORBIDDEN (also when the auditor wrote the answer),
 * IDEMPOTENCY_KEY_REUSED, and FINDING_STATE when the finding is not answered.
 */
function decideAnswer(
  database: Database,
  actor: Actor,
  { id, step, request }: DecideAnswerInput,
): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    const standing = await standingFinding(tx, id);
    const { finding, last, state } = standing;
    // Checks first that the user is an auditor, so that other users get FORBIDDEN in every state of
    // the finding. Whether the auditor also wrote the answer can be checked only once there is an
    // answer.
    allow(actor, 'finding.raise', finding);
    await once(tx, request, async () => {
      stepFrom(state, step.kind);
      allow(actor, 'finding.judge', { unitId: finding.unitId, filedBy: last.doneBy });
      await addStep(tx, finding, { previous: last, step, doneBy: actor.personId });
      await recordEvaluation(tx, actor, standing, step);
      return id;
    });
  });
}

const recordEvaluation = (
  tx: Tx,
  actor: Actor,
  { finding, state }: StandingFinding,
  { kind, text }: { kind: 'returned' | 'closed'; text: string },
): Promise<void> =>
  recordAuditEvent(tx, actor.scope, {
    action: kind === 'closed' ? 'finding.close' : 'finding.return',
    subjectType: 'finding',
    subjectId: finding.id,
    unitId: finding.unitId,
    oldValue: { state },
    newValue: { text },
  });
