import { createHash } from 'node:crypto';
import type { Type } from '@nestjs/common';
import {
  Approvals,
  type Approved,
  type Base,
  type ChangeContext,
  type ChangeHandler,
  ChangeHandlers,
  type ChangeRequestRow,
  type Summary,
} from '#approvals';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, stampInstant, type Tx } from '#platform/database';
import { findProject, lockProject, recordProjectChange } from '#projects';
import { summariesOf } from '../queries/summaries.js';
import { CHANGE_REQUEST_KINDS, type ChangeRequestKind } from '../rules/change-request-contents.js';
import { subjectKeyOf } from '../rules/change-request-subject.js';
import { packContent } from '../rules/content-json.js';
import { findBudgetChangeRequest } from '../store/change-requests.js';
import type { ChangeRequestContext } from './money-kind.js';
import { moneyKind } from './money-kinds.js';

/** Content of a draft whose required fields may be empty; it is checked when it is submitted. */
export class UnfinishedPayload {
  constructor(readonly content: object) {}
}

/**
 * Handles change requests about money, each about one project. An approved one becomes a record of
 * its kind, which is never changed.
 */
export class MoneyChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisationIds: readonly string[]): void {
    for (const unitId of organisationIds) allow(actor, 'budget.file', { unitId });
  }

  /** Locks the project before the request, so that two requests of it are decided in turn. */
  async lock(tx: Tx, { id }: ChangeRequestRow): Promise<void> {
    await lockProject(tx, (await findBudgetChangeRequest(tx, id)).projectId);
  }

  async base(context: ChangeContext, request: ChangeRequestRow): Promise<Base> {
    return baseOf(kindOf(request), await aboutProject(context, request), request.payload);
  }

  async validate(context: ChangeContext, request: ChangeRequestRow): Promise<void> {
    await moneyKind(kindOf(request)).check(await aboutProject(context, request), request.payload);
  }

  async edit(
    context: ChangeContext,
    request: ChangeRequestRow,
    payload: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const kind = kindOf(request);
    const about = await aboutProject(context, request);
    const unfinished = payload instanceof UnfinishedPayload;
    const content = packContent(unfinished ? payload.content : this.contentOf(payload));
    if (!unfinished) await moneyKind(kind).check(about, content);
    return { payload: content, subjectKey: subjectKeyOf(about.project.id, kind, content) };
  }

  summarise(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<ReadonlyMap<string, Summary>> {
    return summariesOf(tx, requests);
  }

  async apply(
    context: ChangeContext,
    request: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const about = await aboutProject(context, request);
    await moneyKind(kindOf(request)).post(about, request.payload, {
      id: request.subjectId,
      filingId: request.id,
      filedBy,
      approvedBy,
      recordedAt: await stampInstant(context.tx),
    });
    await recordProjectChange(context.tx, about.project, 'budget');
  }

  /** Converts a body in the shape of the form to the content of a request. */
  protected contentOf(body: object): object {
    return body;
  }
}

const kindOf = ({ kind }: ChangeRequestRow): ChangeRequestKind => kind as ChangeRequestKind;

const aboutProject = async (
  { tx, today }: ChangeContext,
  { id }: ChangeRequestRow,
): Promise<ChangeRequestContext> => ({
  tx,
  today,
  project: await findProject(tx, (await findBudgetChangeRequest(tx, id)).projectId),
});

/** Reads what a request would replace: the record in force of the same subject. */
export async function baseOf(
  kind: ChangeRequestKind,
  context: ChangeRequestContext,
  content: object,
): Promise<Base> {
  const values = (await moneyKind(kind).present(context, content)) ?? {};
  return {
    fingerprint: createHash('sha256').update(JSON.stringify(values)).digest('hex'),
    values,
  };
}

/**
 * Returns what the commands about change requests need, with the handlers of this domain alone: for
 * programs that run without Nest.
 */
export function moneyApprovals(database: Database, clock: Clock): Approvals {
  const handlers = new ChangeHandlers();
  for (const kind of CHANGE_REQUEST_KINDS) handlers.add(kind, new MoneyChanges());
  return new Approvals(database, clock, handlers);
}
