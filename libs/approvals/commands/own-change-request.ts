import { recordAuditEvent } from '#audit';
import type { Actor } from '#identity';
import { once, type RepeatableRequest } from '#platform/database';
import { Problem } from '#platform/problem';
import { dayAt } from '#values';
import { reviewOf } from '../queries/organisations.js';
import { moved } from '../rules/states.js';
import { soleOrganisation } from '../rules/sole-organisation.js';
import type { ChangeRequestRow } from '../store/change-request-rows.js';
import {
  findChangeRequest,
  lockChangeRequest,
  organisationsOf,
  recordStep,
  updateChangeRequest,
} from '../store/change-requests.js';
import type { Approvals } from './approvals.js';
import { refuseOtherVersion } from './refuse-other-version.js';
import { filingScope, readingScope } from './request-scope.js';

interface SubmitChangeRequestInput {
  id: string;
  /** Version of the request that was read; without it, the present one is submitted. */
  version?: number;
  request: RepeatableRequest | null;
}

/**
 * Submits a draft or a returned change request. It begins at the first of the levels that are set
 * today.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, CHANGE_REQUEST_SUBMITTED,
 * CHANGE_REQUEST_DECIDED, CHANGE_REQUEST_WAITING, or the code of a rule that the content breaks
 */
export async function submitChangeRequest(
  { database, clock, handlers }: Approvals,
  actor: Actor,
  { id, version, request }: SubmitChangeRequestInput,
): Promise<ChangeRequestRow> {
  const { kind } = await database.read(readingScope(actor), (tx) => findChangeRequest(tx, id));
  const handler = handlers.of(kind);
  return database.write(filingScope(actor, handler), async (tx) => {
    const organisationIds = await organisationsOf(tx, id);
    handler.allowFiling(actor, organisationIds);
    await handler.lock?.(tx, await findChangeRequest(tx, id));
    const { row, at } = await lockChangeRequest(tx, id);
    let after = row;
    await once(tx, request, async () => {
      const context = { tx, actor, today: clock.today() };
      await refuseOtherVersion(tx, row, version);
      const state = moved(row.state, 'submit');
      await handler.validate(context, row);
      const base = (await handler.base?.(context, row)) ?? null;
      const unset = handler.levels?.(row);
      after = await updateChangeRequest(tx, row, {
        state,
        level: 1,
        review: [...(await reviewOf(tx, kind, { organisationIds, today: dayAt(at), unset }))],
        base: base?.fingerprint ?? null,
        baseValues: base?.values ?? null,
        authors: [...new Set([...row.authors, actor.personId])],
        submittedBy: actor.personId,
        submittedAt: at,
        decidedBy: null,
        decidedAt: null,
        decidedFor: null,
        reason: null,
      });
      await recordStep(tx, after, { move: 'submit', actorId: actor.personId });
      await recordAuditEvent(tx, actor.scope, {
        action: 'change-request.submit',
        subjectType: 'change-request',
        subjectId: id,
        ...soleOrganisation(organisationIds),
        newValue: { kind, payload: row.payload },
      });
      return id;
    });
    return after;
  });
}

interface WithdrawChangeRequestInput {
  id: string;
  /** Version of the request that was read; without it, the present one is withdrawn. */
  version?: number;
  reason: string | null;
}

/**
 * Withdraws one's own change request before it is decided. Also possible for a kind that this
 * version no longer handles.
 * @throws Problem NOT_FOUND, FORBIDDEN, NOT_OWN_CHANGE_REQUEST, EDIT_STALE, CHANGE_REQUEST_DECIDED
 */
export async function withdrawChangeRequest(
  { database, handlers }: Approvals,
  actor: Actor,
  { id, version, reason }: WithdrawChangeRequestInput,
): Promise<ChangeRequestRow> {
  const { kind } = await database.read(readingScope(actor), (tx) => findChangeRequest(tx, id));
  return database.write(filingScope(actor, handlers.find(kind)), async (tx) => {
    const { row, at } = await lockChangeRequest(tx, id);
    const organisationIds = await organisationsOf(tx, id);
    handlers.find(row.kind)?.allowFiling(actor, organisationIds);
    const own = row.state === 'submitted' ? [row.submittedBy] : row.authors;
    if (!own.includes(actor.personId)) throw new Problem('NOT_OWN_CHANGE_REQUEST');
    await refuseOtherVersion(tx, row, version);
    const state = moved(row.state, 'withdraw');
    const after = await updateChangeRequest(tx, row, {
      state,
      decidedBy: actor.personId,
      decidedAt: at,
      decidedFor: null,
      reason,
    });
    await recordStep(tx, after, { move: 'withdraw', actorId: actor.personId, reason });
    await recordAuditEvent(tx, actor.scope, {
      action: 'change-request.withdraw',
      subjectType: 'change-request',
      subjectId: id,
      ...soleOrganisation(organisationIds),
      newValue: { kind: row.kind, ...(reason ? { reason } : {}) },
    });
    return after;
  });
}

/**
 * A returned request that the person edits who returned it is a draft of theirs: nobody is both an
 * author of a request and the one who decided it last.
 */
const TAKEN_OVER = {
  state: 'draft',
  decidedBy: null,
  decidedAt: null,
  decidedFor: null,
  reason: null,
} as const;

interface EditChangeRequestInput {
  id: string;
  versionRead: number;
  change: {
    payload?: object | undefined;
    note?: string | null | undefined;
    evidence?: readonly string[] | undefined;
  };
}

/**
 * Replaces the content of a draft or returned change request. The actor becomes one of its authors.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, CHANGE_REQUEST_SUBMITTED,
 * CHANGE_REQUEST_DECIDED, CHANGE_REQUEST_NOT_EDITABLE, or the code of a rule that the content breaks
 */
export async function editChangeRequest(
  { database, clock, handlers }: Approvals,
  actor: Actor,
  { id, versionRead, change: { payload, note, evidence } }: EditChangeRequestInput,
): Promise<ChangeRequestRow> {
  const { kind } = await database.read(readingScope(actor), (tx) => findChangeRequest(tx, id));
  const handler = handlers.of(kind);
  return database.write(filingScope(actor, handler), async (tx) => {
    const organisationIds = await organisationsOf(tx, id);
    handler.allowFiling(actor, organisationIds);
    const { row } = await lockChangeRequest(tx, id);
    await refuseOtherVersion(tx, row, versionRead);
    const state = moved(row.state, 'edit');
    if (payload && !handler.edit) throw new Problem('CHANGE_REQUEST_NOT_EDITABLE');
    const edited =
      payload && handler.edit
        ? await handler.edit({ tx, actor, today: clock.today() }, row, payload)
        : {};
    const after = await updateChangeRequest(tx, row, {
      ...edited,
      state,
      ...(row.decidedBy === actor.personId ? TAKEN_OVER : {}),
      ...(note === undefined ? {} : { note }),
      ...(evidence === undefined ? {} : { evidence: [...evidence] }),
      authors: [...new Set([...row.authors, actor.personId])],
    });
    await recordStep(tx, after, {
      move: 'edit',
      actorId: actor.personId,
      payload: after.payload,
    });
    await recordAuditEvent(tx, actor.scope, {
      action: 'change-request.edit',
      subjectType: 'change-request',
      subjectId: id,
      ...soleOrganisation(organisationIds),
      oldValue: row.payload,
      newValue: after.payload,
    });
    return after;
  });
}
