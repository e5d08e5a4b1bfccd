import { Injectable } from '@nestjs/common';
import {
  type BudgetChangeRequestRow,
  editChangeRequest,
  draftChangeRequest,
  type FiledContent,
  changeRequestPage,
  type UnfinishedContent,
} from '#budget';
import type { Actor } from '#identity';
import { Clock, Database } from '#platform';
import { type Call, repeatable } from '../http/call.js';
import { etagOf, requireVersion } from '../http/etag.js';
import {
  type ChangeRequestDetailDto,
  placeOfChangeRequest,
  presentChangeRequestPage,
} from './change-request.dto.js';

/**
 * Handles the HTTP requests that are the same for every kind of budget change request: creating a
 * draft and replacing its content.
 */
@Injectable()
export class BudgetChangeRequests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Creates a draft and returns it. The response has the draft's URL in the `Location` header and
   * its version in `ETag`.
   */
  async draft(
    actor: Actor,
    call: Call,
    projectId: string,
    filed: FiledContent | UnfinishedContent,
  ): Promise<ChangeRequestDetailDto> {
    const row = await draftChangeRequest(this.database, this.clock, actor, {
      projectId,
      filed,
      request: repeatable(call, actor, 'budget.draft', { projectId, ...filed }),
    });
    void call.reply.header('location', placeOfChangeRequest(row));
    return this.answer(actor, call, row);
  }

  /**
   * Replaces the content of a change request, if it still has the version in the `If-Match` header.
   * Returns the change request with its new content.
   */
  async change(
    actor: Actor,
    call: Call,
    id: string,
    filed: FiledContent | UnfinishedContent,
  ): Promise<ChangeRequestDetailDto> {
    return this.answer(
      actor,
      call,
      await editChangeRequest(this.database, this.clock, actor, {
        id,
        versionRead: requireVersion(call.ifMatch),
        filed,
      }),
    );
  }

  private async answer(
    actor: Actor,
    { reply }: Call,
    row: BudgetChangeRequestRow,
  ): Promise<ChangeRequestDetailDto> {
    void reply.header('etag', etagOf(row.version));
    return presentChangeRequestPage(
      await this.database.read(actor.scope, (tx) =>
        changeRequestPage(tx, row.id, this.clock.today()),
      ),
    );
  }
}
