import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { type Call, CurrentActor, CurrentRequest } from '../http/call.js';
import { RecordIdPipe } from '../http/record-id.js';
import { ChangeRequestDetailDto } from './change-request.dto.js';
import { BudgetChangeRequests } from './budget-change-requests.js';
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
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOperation({
    summary:
      'Keep a sheet that is filled in half as a draft; what is there must be well formed, and the rules judge it when it is submitted',
  })
  @ApiCreatedResponse({ type: ChangeRequestDetailDto })
  async keepUnfinishedFiling(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SheetBody,
  ): Promise<ChangeRequestDetailDto> {
    return this.services.draft(actor, call, id, await readSheet(body));
  }

  @Put('unfinished-filings/:id')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    example: '"v1"',
    description: 'the ETag that the read gave',
  })
  @ApiOperation({
    summary: 'Replace what a draft, or a returned filing, says by a sheet that may still be half',
  })
  @ApiOkResponse({ type: ChangeRequestDetailDto })
  async changeUnfinishedFiling(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SheetBody,
  ): Promise<ChangeRequestDetailDto> {
    return this.services.change(actor, call, id, await readSheet(body));
  }
}
