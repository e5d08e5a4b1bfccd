import { Injectable } from '@nestjs/common';
import type { BudgetChangeRequestRow } from '../store/change-request-rows.js';
import { editChangeRequest } from '../commands/edit-change-request.js';
import { draftChangeRequest } from '../commands/draft-change-request.js';
import type { FiledContent, UnfinishedContent } from '../rules/change-request-contents.js';
import { changeRequestPage } from '../queries/change-requests.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import {
  type BudgetChangeRequestDetailDto,
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

  /** Creates a draft of a change request and returns it. */
  async draft(
    actor: Actor,
    projectId: string,
    filed: FiledContent | UnfinishedContent,
    request: RepeatableRequest | null,
  ): Promise<BudgetChangeRequestDetailDto> {
    const row = await draftChangeRequest(this.database, this.clock, actor, {
      projectId,
      filed,
      request,
    });
    return this.answer(actor, row);
  }

  /**
   * Replaces the content of a change request, if it still has the version that the client read.
   * Returns the change request with its new content.
   */
  async change(
    actor: Actor,
    id: string,
    versionRead: number,
    filed: FiledContent | UnfinishedContent,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.answer(
      actor,
      await editChangeRequest(this.database, this.clock, actor, {
        id,
        versionRead,
        filed,
      }),
    );
  }

  private async answer(
    actor: Actor,
    row: BudgetChangeRequestRow,
  ): Promise<BudgetChangeRequestDetailDto> {
    return presentChangeRequestPage(
      await this.database.read(actor.scope, (tx) =>
        changeRequestPage(tx, row.id, this.clock.today()),
      ),
    );
  }
}
