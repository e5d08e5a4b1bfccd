import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { AnySignedIn, Can, CurrentActor, Idempotent, pageOf, RecordIdPipe } from '#platform/http';
import { deleteView } from '../commands/delete-view.js';
import { saveView } from '../commands/save-view.js';
import { listViews } from '../queries/views.js';
import { NewViewBody, presentView, ViewDto, ViewPageDto, ViewsQuery } from './views.dto.js';

/** Filters of lists that people keep under a name, for themselves or for others too. */
@ApiTags('views')
@Controller('api/views')
export class ViewsController {
  constructor(private readonly database: Database) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({
    summary: 'The caller’s own views of lists and those shared with the caller, own ones first',
  })
  @ApiOkResponse({ type: ViewPageDto })
  async listViews(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key, page }: ViewsQuery,
  ): Promise<ViewPageDto> {
    const after = key ? { others: key[0], name: key[1], id: key[2] } : null;
    const rows = await this.database.read(actor.scope, (tx) =>
      listViews(tx, actor, { page: page ?? null, after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentView, ({ own, name, id }) => [!own, name, id]);
  }

  @Post()
  @Can('view.save')
  @Audited('view.save')
  @ApiOperation({
    summary: 'Keep the filters of a list under a name, for oneself, the organisation or everybody',
  })
  @ApiCreatedResponse({ type: ViewDto })
  async saveView(
    @CurrentActor() actor: Actor,
    @Body() { page, name, filters, shared }: NewViewBody,
    @Idempotent('view.save') request: RepeatableRequest | null,
  ): Promise<ViewDto> {
    const wanted = { page, name, filters, shared };
    return presentView(await saveView(this.database, actor, { wanted, request }));
  }

  @Delete(':id')
  @Can('view.save')
  @Audited('view.delete')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a view of one’s own, for those too with whom it was shared' })
  @ApiNoContentResponse()
  async deleteView(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<void> {
    await deleteView(this.database, actor, id);
  }
}
