import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { placeOfChangeRequest } from '#approvals/http';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
} from '#platform/http';
import { BudgetChangeRequestDetailDto, BudgetChangeRequests } from '#budget/http';
import { readSheet, SheetBody } from './unfinished-change-request.dto.js';

/**
 * Drafts of budget change requests, which may be incomplete. Completeness is checked when a draft
 * is submitted.
 */
@ApiTags('budget')
@Controller('api')
export class UnfinishedChangeRequestsController {
  constructor(private readonly services: BudgetChangeRequests) {}

  @Post('projects/:id/unfinished-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.draft')
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Save an incomplete form as a draft; typed values must be well formed, and the rules are checked when it is submitted',
  })
  @ApiCreatedResponse({ type: BudgetChangeRequestDetailDto })
  async keepUnfinishedFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SheetBody,
    @Idempotent('budget.draft.unfinished') request: RepeatableRequest | null,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.file(actor, id, await readSheet(body), { request, draft: true });
  }

  @Put('unfinished-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @Audited('change-request.edit')
  @Versioned()
  @ApiOperation({
    summary:
      'Replace the content of a draft or returned change request by a form that may be incomplete',
  })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  async changeUnfinishedFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SheetBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.changeUnfinished(actor, { id, versionRead }, await readSheet(body));
  }
}
