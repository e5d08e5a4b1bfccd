import { Injectable } from '@nestjs/common';
import {
  type BudgetFilingRow,
  changeFiling,
  draftFiling,
  type FiledContent,
  filingPage,
  type UnfinishedContent,
} from '#finance/budget';
import type { Actor } from '#identity';
import { Clock, Database } from '#platform';
import { AlertBell } from '../alerts/alert-bell.js';
import { type Call, repeatable } from '../http/call.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { type FilingDetailDto, placeOfFiling, presentFilingPage } from './filing.dto.js';

/**
 * HTTP steps that are the same for every kind of budget change request: creating a draft and
 * replacing its content.
 */
@Injectable()
export class FilingDesk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bell: AlertBell,
  ) {}

  /** Creates a draft and returns it, with its URL in `Location` and its version in `ETag`. */
  async draft(
    actor: Actor,
    call: Call,
    projectId: string,
    filed: FiledContent | UnfinishedContent,
  ): Promise<FilingDetailDto> {
    const row = await draftFiling(this.database, this.clock, actor, {
      projectId,
      filed,
      request: repeatable(call, actor, 'budget.draft', { projectId, ...filed }),
    });
    void call.reply.header('location', placeOfFiling(row));
    return this.answer(actor, call, row);
  }

  /** Replaces the content of a change request and returns the new state. */
  async change(
    actor: Actor,
    call: Call,
    id: string,
    filed: FiledContent | UnfinishedContent,
  ): Promise<FilingDetailDto> {
    return this.answer(
      actor,
      call,
      await changeFiling(this.database, this.clock, actor, {
        id,
        versionRead: requireVersion(call.ifMatch),
        filed,
      }),
    );
  }

  private async answer(
    actor: Actor,
    { reply }: Call,
    row: BudgetFilingRow,
  ): Promise<FilingDetailDto> {
    this.bell.ring();
    void reply.header('etag', etagOf(row.version));
    return presentFilingPage(
      await this.database.read(actor.scope, (tx) => filingPage(tx, row.id, this.clock.today())),
    );
  }
}
