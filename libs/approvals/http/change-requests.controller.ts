import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  AlsoAnswers,
  AnySignedIn,
  Can,
  CurrentActor,
  Idempotent,
  IfMatch,
  InvalidInput,
  inputPipe,
  OwnData,
  pageOf,
  RecordIdPipe,
  Versioned,
} from '#platform/http';
import { Approvals } from '../commands/approvals.js';
import { decideChangeRequest } from '../commands/decide-change-request.js';
import { decideMany } from '../commands/decide-many.js';
import { lookAtDecisions } from '../commands/look-at-decisions.js';
import {
  editChangeRequest,
  submitChangeRequest,
  withdrawChangeRequest,
} from '../commands/own-change-request.js';
import { readingScope } from '../commands/request-scope.js';
import { listChangeRequests, type Reading } from '../queries/change-requests.js';
import { countWaiting } from '../queries/count-waiting.js';
import { findChangeRequest } from '../store/change-requests.js';
import {
  ChangeRequestApprovalDto,
  ChangeRequestDetailDto,
  ChangeRequestEditDto,
  ChangeRequestReturnDto,
  ChangeRequestsPageDto,
  ChangeRequestsQuery,
  ChangeRequestWithdrawalDto,
  DecidedListDto,
  DecisionsDto,
  LookDto,
  presentChangeRequest,
  WaitingChangeRequestsDto,
} from './change-request.dto.js';
import { filedRequest } from './filed-request.js';

/**
 * Routes for change requests of all kinds. One person files a request; others, at one to four
 * levels, decide it.
 */
@ApiTags('approvals')
@Controller('api/change-requests')
export class ChangeRequestsController {
  constructor(private readonly approvals: Approvals) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({
    summary:
      'Change requests that the caller may see, newest first; `mine=decide` lists those that wait for the caller’s decision',
  })
  @ApiOkResponse({ type: ChangeRequestsPageDto })
  async listChangeRequests(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key, project, organisation, ...filter }: ChangeRequestsQuery,
  ): Promise<ChangeRequestsPageDto> {
    const after = key && { createdAt: new Date(key[0]), id: key[1] };
    const rows = await this.approvals.database.read(readingScope(actor), (tx) =>
      listChangeRequests(
        tx,
        this.reading(actor),
        { ...filter, projectId: project, organisationId: organisation },
        { after, limit: limit + 1 },
      ),
    );
    return pageOf(rows, limit, presentChangeRequest, (row) => [
      row.createdAt.toISOString(),
      row.id,
    ]);
  }

  @Get('waiting')
  @AnySignedIn()
  @ApiOperation({
    summary:
      'Number of change requests that wait for the caller’s decision, of the caller’s own that wait for another person, and of those that another person has decided',
  })
  @ApiOkResponse({ type: WaitingChangeRequestsDto })
  countWaitingChangeRequests(@CurrentActor() actor: Actor): Promise<WaitingChangeRequestsDto> {
    return this.approvals.database.read(readingScope(actor), (tx) =>
      countWaiting(tx, this.reading(actor)),
    );
  }

  @Post('looks')
  @OwnData()
  @Audited('change-request.look')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say until when the caller has seen what became of the caller’s own requests',
  })
  @ApiOkResponse({ type: WaitingChangeRequestsDto })
  async lookAtChangeRequests(
    @CurrentActor() actor: Actor,
    @Body() { seenUntil }: LookDto,
  ): Promise<WaitingChangeRequestsDto> {
    await lookAtDecisions(this.approvals, actor, seenUntil);
    return this.countWaitingChangeRequests(actor);
  }

  @Post('decisions')
  @Can(['change-request.decide', 'change-request.file', 'change-request.administer'])
  @Audited('change-request.decide')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Decide several change requests, each by itself; those with warnings are left',
  })
  @ApiOkResponse({ type: DecidedListDto })
  async decideChangeRequests(
    @CurrentActor() actor: Actor,
    @Body() { ids, decision, reason }: DecisionsDto,
  ): Promise<DecidedListDto> {
    return { items: await decideMany(this.approvals, actor, ids, { decision, reason }) };
  }

  @Get(':id')
  @Can('change-request.read', { of: 'change-request' })
  @Versioned()
  @ApiOperation({ summary: 'One change request: what it would change, and what became of it' })
  @ApiOkResponse({ type: ChangeRequestDetailDto })
  getChangeRequest(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ChangeRequestDetailDto> {
    return filedRequest(this.approvals, actor, id);
  }

  @Patch(':id')
  @Can(['change-request.file', 'change-request.administer'], { of: 'change-request' })
  @Audited('change-request.edit')
  @Versioned()
  @ApiOperation({ summary: 'Edit a draft or returned change request' })
  @ApiOkResponse({ type: ChangeRequestDetailDto })
  async editChangeRequest(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { payload, ...change }: ChangeRequestEditDto,
    @IfMatch() versionRead: number,
  ): Promise<ChangeRequestDetailDto> {
    const checked = payload && (await this.checkedPayload(actor, id, payload));
    await editChangeRequest(this.approvals, actor, {
      id,
      versionRead,
      change: { ...change, payload: checked },
    });
    return this.getChangeRequest(actor, id);
  }

  @Post(':id/submission')
  @Can(['change-request.file', 'change-request.administer'], { of: 'change-request' })
  @Audited('change-request.submit')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Submit a draft or returned change request for decision' })
  @ApiOkResponse({ type: ChangeRequestDetailDto })
  async submitChangeRequest(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Idempotent('change-request.submit') request: RepeatableRequest | null,
  ): Promise<ChangeRequestDetailDto> {
    await submitChangeRequest(this.approvals, actor, { id, request });
    return this.getChangeRequest(actor, id);
  }

  @Post(':id/approval')
  @Can(['change-request.decide', 'change-request.file', 'change-request.administer'], {
    of: 'change-request',
  })
  @Audited('change-request.approve')
  @HttpCode(200)
  @Versioned()
  @AlsoAnswers(412)
  @ApiOperation({
    summary:
      'Approve what another person filed; with the last level’s approval it has taken effect',
  })
  @ApiOkResponse({ type: ChangeRequestDetailDto })
  async approveChangeRequest(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason, version }: ChangeRequestApprovalDto,
    @Idempotent('change-request.approve') request: RepeatableRequest | null,
  ): Promise<ChangeRequestDetailDto> {
    await decideChangeRequest(this.approvals, actor, {
      id,
      decided: { decision: 'approved', reason, version: version ?? undefined },
      request,
    });
    return this.getChangeRequest(actor, id);
  }

  @Post(':id/return')
  @Can(['change-request.decide', 'change-request.file', 'change-request.administer'], {
    of: 'change-request',
  })
  @Audited('change-request.return')
  @HttpCode(200)
  @Versioned()
  @AlsoAnswers(412)
  @ApiOperation({ summary: 'Return a change request, to its filer or to the level below' })
  @ApiOkResponse({ type: ChangeRequestDetailDto })
  async returnChangeRequest(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason, to, version }: ChangeRequestReturnDto,
    @Idempotent('change-request.return') request: RepeatableRequest | null,
  ): Promise<ChangeRequestDetailDto> {
    await decideChangeRequest(this.approvals, actor, {
      id,
      decided: { decision: 'returned', reason, to: to ?? undefined, version: version ?? undefined },
      request,
    });
    return this.getChangeRequest(actor, id);
  }

  @Post(':id/withdrawal')
  @Can(['change-request.file', 'change-request.administer'], { of: 'change-request' })
  @Audited('change-request.withdraw')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Withdraw one’s own change request; it stays readable' })
  @ApiOkResponse({ type: ChangeRequestDetailDto })
  async withdrawChangeRequest(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason }: ChangeRequestWithdrawalDto,
  ): Promise<ChangeRequestDetailDto> {
    await withdrawChangeRequest(this.approvals, actor, { id, reason: reason ?? null });
    return this.getChangeRequest(actor, id);
  }

  private reading(actor: Actor): Reading {
    const { clock, handlers } = this.approvals;
    return { actor, today: clock.today(), handlers };
  }

  /**
   * Checks the content of a request as if it were the body of the route that files its kind.
   * @throws InvalidInput whose paths begin with `payload`
   */
  private async checkedPayload(actor: Actor, id: string, payload: object): Promise<object> {
    const { kind } = await this.approvals.database.read(readingScope(actor), (tx) =>
      findChangeRequest(tx, id),
    );
    const form = this.approvals.handlers.of(kind).form;
    if (!form) return payload;
    try {
      return (await inputPipe().transform(payload, { type: 'body', metatype: form })) as object;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput(
        error.problems.map((one) => ({ ...one, path: `payload.${one.path}` })),
      );
    }
  }
}
