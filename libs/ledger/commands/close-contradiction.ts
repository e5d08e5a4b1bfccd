import { Injectable } from '@nestjs/common';
import {
  type ChangeContext,
  type ChangeHandler,
  type ChangeRequestRow,
  fileChangeRequest,
  filingScope,
  HandlesChanges,
  type Summary,
} from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { closeRow, type Contradiction, findContradiction } from '../store/contradiction-rows.js';
import { wordKind } from '../texts/contradiction-words.js';

/** Payload of a `contradiction-closure`. */
interface Closure {
  contradictionId: string;
  /** Why the contradiction is not one any more, or has been dealt with. */
  reason: string;
}

/**
 * Finds a contradiction that is open.
 * @throws Problem NOT_FOUND, or CONTRADICTION_CLOSED when it is closed already
 */
async function findOpen(tx: Tx, id: string): Promise<Contradiction> {
  const found = await findContradiction(tx, id);
  if (!found) throw new Problem('NOT_FOUND');
  if (found.closedAt !== null) throw new Problem('CONTRADICTION_CLOSED');
  return found;
}

/**
 * Handles closures of contradictions (signs that ledger data was altered or lost). A closed
 * contradiction can still be read, but no longer prevents checkpoints from being signed.
 */
@Injectable()
@HandlesChanges(['contradiction-closure'])
export class ContradictionClosures implements ChangeHandler {
  constructor(private readonly clock: Clock) {}

  allowFiling(actor: Actor): void {
    allow(actor, 'ledger-contradiction.close');
  }

  /** @throws Problem NOT_FOUND, CONTRADICTION_CLOSED */
  async validate({ tx }: ChangeContext, { payload }: ChangeRequestRow): Promise<void> {
    await findOpen(tx, (payload as Closure).contradictionId);
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const found = new Map<string, Summary>();
    for (const { id, payload } of requests) {
      const { contradictionId, reason } = payload as Closure;
      const contradiction = await findContradiction(tx, contradictionId);
      found.set(id, {
        title: {
          zh: '关闭账本校验不一致',
          en: 'Closure of a contradiction of the ledger',
        },
        lines: [
          {
            label: { zh: '不一致之处', en: 'Contradiction' },
            old: null,
            new: contradiction && {
              zh: wordKind(contradiction.kind, 'zh'),
              en: wordKind(contradiction.kind, 'en'),
            },
          },
          { label: { zh: '关闭理由', en: 'Reason' }, old: null, new: { zh: reason, en: reason } },
        ],
        warnings: [],
        amountFen: null,
        month: null,
        source: null,
      });
    }
    return found;
  }

  /** @throws Problem NOT_FOUND, CONTRADICTION_CLOSED */
  async apply({ tx, actor }: ChangeContext, { payload }: ChangeRequestRow): Promise<void> {
    const { contradictionId: id, reason } = payload as Closure;
    const open = await findOpen(tx, id);
    const closing = { by: actor.personId, reason, at: this.clock.now() };
    if (!(await closeRow(tx, id, closing))) throw new Problem('CONTRADICTION_CLOSED');
    await recordAuditEvent(tx, actor.scope, {
      action: 'ledger-contradiction.close',
      subjectType: 'ledger-contradiction',
      subjectId: id,
      newValue: { kind: open.kind, what: open.what, reason },
    });
  }
}

interface RequestClosureInput {
  id: string;
  reason: string;
  draft?: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files the closure of a contradiction with a reason; an administrator decides about it.
 * @returns the id of the change request
 * @throws Problem FORBIDDEN, NOT_FOUND, CONTRADICTION_CLOSED, CHANGE_REQUEST_WAITING
 */
export async function requestClosure(
  database: Database,
  actor: Actor,
  { id: contradictionId, reason, draft = false, request }: RequestClosureInput,
): Promise<string> {
  allow(actor, 'ledger-contradiction.close');
  return database.write(filingScope(actor, undefined), async (tx) => {
    await findOpen(tx, contradictionId);
    const { id } = await once(tx, request, async () => {
      const payload: Closure = { contradictionId, reason };
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'contradiction-closure',
        subject: { kind: 'ledger-contradiction', id: contradictionId },
        subjectKey: contradictionId,
        payload,
        note: null,
        projects: [],
        organisationIds: [],
        restricted: true,
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'change-request.submit',
        subjectType: 'change-request',
        subjectId: filed.id,
        newValue: { kind: filed.kind, payload },
      });
      return filed.id;
    });
    return id;
  });
}
