import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { AnySignedIn, CurrentActor, pageOf } from '#platform/http';
import { Approvals } from '../commands/approvals.js';
import { readingScope } from '../commands/request-scope.js';
import { historyOfRequests } from '../queries/history.js';
import { HistoryPageDto, HistoryQuery, presentStep } from './history.dto.js';

/** Route for the history of all change requests: who filed, decided and edited what, and when. */
@ApiTags('approvals')
@Controller('api/change-requests/history')
export class ChangeRequestHistoryController {
  constructor(private readonly approvals: Approvals) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({
    summary:
      'History of the change requests that the caller may see, newest step first; also as a file',
  })
  @ApiOkResponse({ type: HistoryPageDto })
  async listChangeRequestHistory(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, project, ...filter }: HistoryQuery,
  ): Promise<HistoryPageDto> {
    const rows = await this.approvals.database.read(readingScope(actor), (tx) =>
      historyOfRequests(tx, { ...filter, projectId: project }, { after: cursor, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentStep, ({ changeRequestId, number }) => [
      changeRequestId,
      String(number),
    ]);
  }
}
