import { Injectable } from '@nestjs/common';
import {
  Approvals,
  changeRequestPage as kernelPage,
  decideChangeRequest,
  editChangeRequest,
  submitChangeRequest,
  withdrawChangeRequest,
} from '#approvals';
import { presentChangeRequestPage as presentKernelPage } from '#approvals/http';
import type { Actor } from '#identity';
import { Problem } from '#platform/problem';
import type { RequestedFiling } from '#platform/http';
import { fileMoneyChange } from '../commands/file-money-change.js';
import { UnfinishedPayload } from '../commands/money-changes.js';
import { changeRequestPage } from '../queries/change-requests.js';
import type {
  ChangeRequestKind,
  FiledContent,
  UnfinishedContent,
} from '../rules/change-request-contents.js';
import { findBudgetChangeRequest } from '../store/change-requests.js';
import {
  type BudgetChangeRequestDetailDto,
  presentChangeRequestPage,
} from './change-request.dto.js';

/** Which change request is meant, in the version that the client read. */
interface Meant {
  id: string;
  versionRead: number;
}

/**
 * Handles the HTTP requests that are the same for every kind of budget change request: filing one,
 * and, for clients of the earlier version, editing and deciding one.
 */
@Injectable()
export class BudgetChangeRequests {
  constructor(private readonly approvals: Approvals) {}

  /** Files a change request and returns it. */
  async file(
    actor: Actor,
    projectId: string,
    filed: FiledContent | UnfinishedContent,
    { request, draft }: RequestedFiling,
  ): Promise<BudgetChangeRequestDetailDto> {
    const { database, clock } = this.approvals;
    const { id } = await fileMoneyChange(database, clock, actor, {
      projectId,
      filed,
      draft,
      request,
    });
    return this.page(actor, id);
  }

  /**
   * Replaces the content of a draft or returned change request of a kind.
   * @param body in the shape of the kind's form
   */
  change(
    actor: Actor,
    meant: Meant,
    kind: ChangeRequestKind,
    body: object,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.moved(actor, meant.id, kind, () => this.edit(actor, meant, body));
  }

  /** Replaces the content of a draft or returned change request by one that may be incomplete. */
  changeUnfinished(
    actor: Actor,
    meant: Meant,
    { kind, content }: UnfinishedContent,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.moved(actor, meant.id, kind, () =>
      this.edit(actor, meant, new UnfinishedPayload(content)),
    );
  }

  /**
   * Submits a change request. One that waits already is returned as it is: filing submits today, and
   * clients of the earlier version submit once more.
   */
  submit(actor: Actor, { id, versionRead }: Meant): Promise<BudgetChangeRequestDetailDto> {
    return this.moved(actor, id, null, async () => {
      const { database } = this.approvals;
      const { state, version, submittedBy } = await database.read(actor.scope, (tx) =>
        findBudgetChangeRequest(tx, id),
      );
      const waits = state === 'submitted' && submittedBy === actor.personId;
      if (waits && version === versionRead) return;
      await submitChangeRequest(this.approvals, actor, { id, version: versionRead, request: null });
    });
  }

  /** Approves or returns a change request. */
  decide(
    actor: Actor,
    { id, versionRead }: Meant,
    decided: { decision: 'approved' | 'returned'; reason?: string },
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.moved(actor, id, null, () =>
      decideChangeRequest(this.approvals, actor, {
        id,
        decided: { ...decided, version: versionRead },
        request: null,
      }),
    );
  }

  /** Withdraws a change request. */
  withdraw(
    actor: Actor,
    { id, versionRead }: Meant,
    reason: string | null,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.moved(actor, id, null, () =>
      withdrawChangeRequest(this.approvals, actor, { id, version: versionRead, reason }),
    );
  }

  /**
   * Returns a change request with what the budget rules say of it.
   * @throws Problem NOT_FOUND for a request that is not about money
   */
  async page(actor: Actor, id: string): Promise<BudgetChangeRequestDetailDto> {
    const { database, clock, handlers } = this.approvals;
    const today = clock.today();
    return database.read(actor.scope, async (tx) => {
      const page = await changeRequestPage(tx, id, today);
      return presentChangeRequestPage(
        presentKernelPage(await kernelPage(tx, { actor, today, handlers }, id)),
        page,
      );
    });
  }

  private edit(actor: Actor, { id, versionRead }: Meant, payload: object): Promise<unknown> {
    return editChangeRequest(this.approvals, actor, { id, versionRead, change: { payload } });
  }

  /** Does something with a change request about money, of one kind alone where given. */
  private async moved(
    actor: Actor,
    id: string,
    kind: ChangeRequestKind | null,
    move: () => Promise<unknown>,
  ): Promise<BudgetChangeRequestDetailDto> {
    const found = await this.approvals.database.read(actor.scope, (tx) =>
      findBudgetChangeRequest(tx, id),
    );
    if (kind !== null && found.kind !== kind) throw new Problem('NOT_FOUND');
    await move();
    return this.page(actor, id);
  }
}
