import { recordAuditEvent } from '#audit';
import { type Actor, allow, isService } from '#identity';
import { once, type RepeatableRequest, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { ChangeContext, ChangeHandler } from '../handlers.js';
import { knownOrganisations } from '../queries/organisations.js';
import { authorityAt, DEFAULT_LEVELS, type Level, ownAuthority } from '../rules/levels.js';
import { changesBetween } from '../rules/payload-changes.js';
import { afterApproval, afterReturn, moved, type ReturnsTo } from '../rules/states.js';
import type { ChangeRequestRow } from '../store/change-request-rows.js';
import {
  actedElsewhere,
  findChangeRequest,
  lockChangeRequest,
  organisationsOf,
  recordStep,
  updateChangeRequest,
} from '../store/change-requests.js';
import { soleOrganisation } from '../rules/sole-organisation.js';
import { administrativeAuthority } from '../rules/administrative.js';
import type { Approvals } from './approvals.js';
import { refuseOtherVersion } from './refuse-other-version.js';
import { decidingScope, readingScope } from './request-scope.js';

/** A decision about a change request. */
export interface Decision {
  decision: 'approved' | 'returned';
  /** Reason of the decision; required for a return. */
  reason?: string | null | undefined;
  /** To whom the request is returned; by default to its filer. */
  to?: ReturnsTo | undefined;
  /** Version of the request that the caller has read; by default the present version. */
  version?: number | undefined;
}

/** What is known of a request before it is decided together with others. */
export interface KnownRequest {
  row: ChangeRequestRow;
  /** Whether it has warnings; such a request is not approved together with others. */
  warned: boolean;
}

interface DecideChangeRequestInput {
  id: string;
  decided: Decision;
  request: RepeatableRequest | null;
}

/**
 * Decides a change request at its level. The approval of the last level puts it into effect in the
 * same transaction.
 * @throws Problem NOT_FOUND, FORBIDDEN, OWN_CHANGE_REQUEST, DECIDED_AT_ANOTHER_LEVEL,
 * CHANGE_REQUEST_DECIDED, CHANGE_REQUEST_NOT_SUBMITTED, CHANGE_REQUEST_STALE,
 * CHANGE_REQUEST_KIND_GONE, CHANGE_REQUEST_WARNED, REASON_REQUIRED, EDIT_STALE, or the code of a
 * rule that the content breaks now
 */
export async function decideChangeRequest(
  approvals: Approvals,
  actor: Actor,
  { id, decided, request }: DecideChangeRequestInput,
): Promise<ChangeRequestRow> {
  if (decided.decision === 'returned' && !decided.reason)
    throw new Problem('REASON_REQUIRED', {}, [{ path: 'reason', code: 'REASON_REQUIRED' }]);
  const row = await approvals.database.read(readingScope(actor), (tx) => findChangeRequest(tx, id));
  return decideKnown(approvals, actor, { known: { row, warned: false }, decided, request });
}

interface DecideKnownInput {
  known: KnownRequest;
  decided: Decision;
  request: RepeatableRequest | null;
}

/**
 * Decides a change request that the actor can see, in a transaction of its own. A request of a kind
 * that this version no longer handles can be returned, not approved.
 * @throws Problem as {@link decideChangeRequest}
 */
export async function decideKnown(
  { database, clock, handlers }: Approvals,
  actor: Actor,
  { known: { row: seen, warned }, decided, request }: DecideKnownInput,
): Promise<ChangeRequestRow> {
  const { id, kind } = seen;
  const approves = decided.decision === 'approved';
  const handler = approves ? handlers.of(kind) : handlers.find(kind);
  return database.write(decidingScope(actor, handler, seen), async (tx) => {
    const locked = await handler?.lock?.(tx, seen);
    const { row, at } = await lockChangeRequest(tx, id);
    const organisationIds = await organisationsOf(tx, id);
    const today = clock.today();
    const authority = await allowDecision(tx, actor, row, { organisationIds, today });
    let after: ChangeRequestRow | null = null;
    await once(tx, request, async () => {
      const context = { tx, actor, today };
      const deciding = { handler, decided, onBehalfOf: authority, at, warned, locked };
      after = await decideIn(context, row, deciding);
      await recordAuditEvent(tx, actor.scope, {
        action: approves ? 'change-request.approve' : 'change-request.return',
        subjectType: 'change-request',
        subjectId: id,
        ...soleOrganisation(organisationIds),
        newValue: {
          kind,
          state: after.state,
          level: row.level,
          filedBy: row.submittedBy,
          ...(decided.reason ? { reason: decided.reason } : {}),
          ...(authority ? { onBehalfOf: authority } : {}),
          payload: row.payload,
        },
      });
      return id;
    });
    return after ?? row;
  });
}

interface Deciding {
  /** Undefined for a kind of an earlier version. */
  handler: ChangeHandler | undefined;
  decided: Decision;
  onBehalfOf: string | null;
  /** The instant at which the request was locked. */
  at: Date;
  warned: boolean;
  locked: unknown;
}

async function decideIn(
  context: ChangeContext,
  row: ChangeRequestRow,
  { handler, decided, onBehalfOf, at, warned, locked }: Deciding,
): Promise<ChangeRequestRow> {
  const { tx, actor } = context;
  const { decision, reason = null, to = 'filer', version } = decided;
  const approves = decision === 'approved';
  moved(row.state, approves ? 'approve' : 'return');
  await refuseOtherVersion(tx, row, version);
  const position = approves
    ? afterApproval(row, Math.max(1, row.review.length))
    : afterReturn(row, to);
  if (approves && handler) {
    await refuseStale(context, row, handler);
    await handler.validate(context, row);
    if (warned) throw new Problem('CHANGE_REQUEST_WARNED');
  }
  const ended = position.state !== 'submitted';
  const after = await updateChangeRequest(tx, row, {
    ...position,
    ...(ended
      ? {
          decidedBy: actor.personId,
          decidedAt: at,
          decidedFor: onBehalfOf,
          reason,
        }
      : { reason }),
  });
  await recordStep(tx, after, {
    move: approves ? 'approve' : 'return',
    actorId: actor.personId,
    at: row.level,
    onBehalfOf,
    reason,
  });
  if (position.state === 'approved')
    await handler?.apply(context, after, {
      filedBy: row.submittedBy ?? row.authors[0] ?? '',
      approvedBy: actor.personId,
      locked,
    });
  return after;
}

/**
 * Refuses an approval when what the request replaces has changed since it was submitted.
 * @throws Problem CHANGE_REQUEST_STALE with the values of then and of now
 */
async function refuseStale(
  context: ChangeContext,
  row: ChangeRequestRow,
  handler: ChangeHandler,
): Promise<void> {
  if (row.base === null || !handler.base) return;
  const { fingerprint, values } = await handler.base(context, row);
  if (fingerprint === row.base) return;
  throw new Problem(
    'CHANGE_REQUEST_STALE',
    {},
    changesBetween(row.baseValues, values).map(({ path, old, new: now }) => ({
      path,
      code: 'CHANGE_REQUEST_STALE',
      accepted: `${old ?? 'null'} → ${now ?? 'null'}`,
    })),
  );
}

interface DecisionContext {
  organisationIds: readonly string[];
  today: Day;
}

/**
 * Checks that the actor may decide a request at its level.
 * @returns the id of the person on whose delegation the actor decides; null on their own authority
 * @throws Problem OWN_CHANGE_REQUEST, DECIDED_AT_ANOTHER_LEVEL, FORBIDDEN
 */
async function allowDecision(
  tx: Tx,
  actor: Actor,
  row: ChangeRequestRow,
  { organisationIds, today }: DecisionContext,
): Promise<string | null> {
  if (row.authors.includes(actor.personId)) throw new Problem('OWN_CHANGE_REQUEST');
  if (row.projects === 0 && row.organisationId === null)
    return administrativeAuthority(actor, row).forPerson || null;
  if (organisationIds.length === 0) throw new Problem('FORBIDDEN');
  if (isService(actor)) {
    for (const filedBy of row.authors)
      for (const unitId of organisationIds)
        allow(actor, 'change-request.decide', { unitId, filedBy });
    return null;
  }
  return authorityOver(tx, actor, row, { organisationIds, today });
}

async function authorityOver(
  tx: Tx,
  actor: Actor,
  row: ChangeRequestRow,
  { organisationIds, today }: Pick<DecisionContext, 'organisationIds' | 'today'>,
): Promise<string | null> {
  const level = levelOf(row);
  const others = row.review.length > 1 ? await actedElsewhere(tx, row) : [];
  if (others.includes(actor.personId)) throw new Problem('DECIDED_AT_ANOTHER_LEVEL');
  const excluded = new Set([...row.authors, ...others]);
  const held =
    ownAuthority(actor, level, organisationIds, { excluded }) ??
    authorityAt(actor, level, organisationIds, {
      excluded,
      organisations: await knownOrganisations(tx, today),
    });
  for (const lead of organisationIds) {
    const lent = actor.authorities('manager', lead);
    if (
      !held &&
      lent.length > 0 &&
      lent.every(({ forPerson }) => forPerson && excluded.has(forPerson))
    )
      throw new Problem('OWN_CHANGE_REQUEST');
    if (level.relation === 'any')
      for (const filedBy of row.authors)
        allow(actor, 'change-request.decide', { unitId: lead, filedBy });
    if (!held || !actor.scope.writes.includes(lead))
      throw new Problem('FORBIDDEN', { permission: 'change-request.decide' });
  }
  return held?.forPerson || null;
}

/** Returns the level that decides the request next. */
export const levelOf = ({ review, level }: Pick<ChangeRequestRow, 'review' | 'level'>): Level =>
  review[level - 1] ??
  review.at(-1) ??
  DEFAULT_LEVELS[0] ?? { relation: 'any', decides: 'manager' };
