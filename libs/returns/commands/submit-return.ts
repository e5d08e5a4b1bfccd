import {
  type Approvals,
  editChangeRequest,
  fileChangeRequest,
  findChangeRequest,
  submitChangeRequest,
} from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { earlierEffect, once, type RepeatableRequest, type Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { lockProject, recordProjectChange } from '#projects';
import type { Month } from '#values';
import { type MonthlyReturn, returnOf } from '../queries/returns.js';
import type { ReturnPayload } from '../rules/return-content.js';
import { checkReturn } from './check-return.js';
import { RETURN_KIND, returnBase } from './return-changes.js';
import { submitted } from './save-return.js';

interface SubmitReturnInput {
  projectId: string;
  month: Month;
  /** The officer attests that the figures are right. */
  attestation: boolean;
  /** The officer confirms amounts that are far from those of the months before. */
  unitConfirmed: boolean;
  request: RepeatableRequest | null;
}

/**
 * Submits a project's month as one change request. One that was returned is submitted again, so
 * that its history stays together.
 * @returns the id of the change request; for a repeated request, that of the first
 * @throws Problem NOT_FOUND, FORBIDDEN, ATTESTATION_REQUIRED, RETURN_SUBMITTED or RETURN_PASSED
 * with a link, the codes of `checkReturn`, IDEMPOTENCY_KEY_REUSED
 */
export async function submitReturn(
  approvals: Approvals,
  actor: Actor,
  { projectId, month, attestation, unitConfirmed, request }: SubmitReturnInput,
): Promise<{ id: string }> {
  const { now, earlier } = await approvals.database.read(actor.scope, async (tx) => ({
    now: await returnOf(tx, projectId, month),
    earlier: await earlierEffect(tx, request),
  }));
  allow(actor, 'return.file', now);
  if (earlier !== null) return { id: earlier };
  if (!attestation) throw refuseField('ATTESTATION_REQUIRED', 'attestation', {}, 'true');
  const payload: ReturnPayload = {
    projectId,
    month,
    content: now.content,
    unitConfirmed,
    attestedBy: actor.personId,
  };
  const { changeRequestId, requestState } = now;
  return changeRequestId !== null && (requestState === 'returned' || requestState === 'draft')
    ? submitAgain(approvals, actor, { id: changeRequestId, payload, request })
    : fileReturn(approvals, actor, { payload, request });
}

interface FileReturnInput {
  payload: ReturnPayload;
  request: RepeatableRequest | null;
}

function fileReturn(
  { database, clock }: Approvals,
  actor: Actor,
  { payload: { projectId, month, ...payload }, request }: FileReturnInput,
): Promise<{ id: string }> {
  return database.write(actor.scope, (tx) =>
    once(tx, request, async () => {
      await lockProject(tx, projectId);
      const now = await returnOf(tx, projectId, month);
      refuseSecond(now);
      const filed: ReturnPayload = { ...payload, projectId, month, content: now.content };
      const { standing } = await checkReturn({ tx, today: clock.today() }, filed);
      const { id } = await fileChangeRequest(tx, actor.personId, {
        kind: RETURN_KIND,
        subject: { kind: 'return', id: `${projectId}/${month}` },
        subjectKey: `${projectId} ${month}`,
        payload: filed,
        note: now.content.explanation,
        projects: [{ projectId, months: [month] }],
        organisationIds: [now.unitId],
        base: returnBase(standing),
      });
      await noteRequest(tx, now, id);
      await recordProjectChange(tx, { id: projectId }, 'return');
      await recordAuditEvent(tx, actor.scope, {
        action: 'return.submit',
        subjectType: 'change-request',
        subjectId: id,
        unitId: now.unitId,
        newValue: filed,
      });
      return id;
    }),
  );
}

const refuseSecond = (now: MonthlyReturn): void => {
  if (now.state === 'submitted') throw submitted(now);
  if (now.state === 'approved')
    throw new Problem('RETURN_PASSED', {
      month: now.month,
      link: `/change-requests/${now.changeRequestId ?? ''}`,
    });
  if (now.version === 1) throw new Problem('RETURN_EMPTY');
};

const NOTE_REQUEST = `UPDATE project_returns SET change_request_id = $3
  WHERE project_id = $1 AND month = $2`;

const noteRequest = async (tx: Tx, now: MonthlyReturn, id: string): Promise<void> => {
  await tx.query(NOTE_REQUEST, [now.projectId, now.month, id]);
};

interface SubmitAgainInput extends FileReturnInput {
  id: string;
}

async function submitAgain(
  approvals: Approvals,
  actor: Actor,
  { id, payload: { content, unitConfirmed }, request }: SubmitAgainInput,
): Promise<{ id: string }> {
  const { version } = await approvals.database.read(actor.scope, (tx) => findChangeRequest(tx, id));
  await editChangeRequest(approvals, actor, {
    id,
    versionRead: version,
    change: { payload: { ...content, unitConfirmed }, note: content.explanation },
  });
  await submitChangeRequest(approvals, actor, { id, request });
  return { id };
}
