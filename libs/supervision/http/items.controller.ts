import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, CurrentActor, Idempotent, LocatedAt, pageOf, RecordIdPipe } from '#platform/http';
import { openItem } from '../commands/assign-item.js';
import { askExtension, decideExtension } from '../commands/extend-item.js';
import {
  answerItem,
  closeItem,
  receiveItem,
  verifyItem,
  withdrawItem,
} from '../commands/move-item.js';
import { noteMeasure } from '../commands/note-measure.js';
import { itemPage, listItems } from '../queries/items.js';
import {
  ExtensionDecisionDto,
  ItemExtensionDto,
  ItemMeasureDto,
  ItemQuery,
  ItemReceiptDto,
  ItemReplyDto,
  ItemVerificationDto,
  ItemWordsDto,
  NewSupervisionItemDto,
  presentItem,
  presentItemPage,
  SupervisionItemDetailDto,
  SupervisionItemPageDto,
} from './item.dto.js';

const ANSWERS = ['supervision.answer', 'finding.answer'] as const;
const DECIDES = ['supervision.judge', 'finding.judge'] as const;

/**
 * Routes of supervision (督办): what an organisation has to see to by a day, from assigning it to
 * closing it. Audit findings are listed and answered here as well, by their own rules.
 */
@ApiTags('supervision')
@Controller('api/supervision-items')
export class ItemsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('project.read')
  @ApiOperation({
    summary:
      'Items and audit findings of the projects that one sees, and of the organisations that lead or support them, newest first',
  })
  @ApiOkResponse({ type: SupervisionItemPageDto })
  async listItems(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key, ...filter }: ItemQuery,
  ): Promise<SupervisionItemPageDto> {
    const after = key && { assignedAt: key[0], id: key[1] };
    const today = this.clock.today();
    const rows = await this.database.read(actor.scope, (tx) =>
      listItems(tx, filter, { today, after, limit: limit + 1 }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentItem(row, today),
      (row) => [row.assignedAt.toISOString(), row.id],
    );
  }

  @Post()
  @Can(['supervision.register', 'finding.raise'], { of: 'project', in: 'projectId' })
  @Audited('supervision.assign')
  @LocatedAt(({ id }: SupervisionItemDetailDto) => `/api/supervision-items/${id}`)
  @ApiOperation({ summary: 'Assign an item to an organisation, under the next number of the year' })
  @ApiCreatedResponse({ type: SupervisionItemDetailDto })
  async openItem(
    @CurrentActor() actor: Actor,
    @Body() body: NewSupervisionItemDto,
    @Idempotent('supervision.assign') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    const wanted = {
      ...body,
      projectId: body.projectId ?? null,
      alertId: body.alertId ?? null,
      leadOrganisationId: body.leadOrganisationId ?? null,
      supportingOrganisationIds: body.supportingOrganisationIds ?? [],
      ownerId: body.ownerId ?? null,
      likelihood: body.likelihood ?? null,
      effect: body.effect ?? null,
      response: body.response ?? null,
      element: body.element ?? null,
    };
    return this.getItem(
      actor,
      await openItem(this.database, this.clock, actor, { wanted, request }),
    );
  }

  @Get(':id')
  @Can('project.read', { of: 'supervision-item' })
  @ApiOperation({ summary: 'One item with every step, oldest first' })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async getItem(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<SupervisionItemDetailDto> {
    return presentItemPage(
      await this.database.read(actor.scope, (tx) => itemPage(tx, id)),
      this.clock.today(),
    );
  }

  @Post(':id/receipt')
  @Can(ANSWERS, { of: 'supervision-item' })
  @Audited('supervision.receive')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign for an item on behalf of the organisation that leads' })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async receiveItem(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { words }: ItemReceiptDto,
    @Idempotent('supervision.receive') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await receiveItem(this.database, actor, { id, words: words ?? null, request });
    return this.getItem(actor, id);
  }

  @Post(':id/replies')
  @Can(ANSWERS, { of: 'supervision-item' })
  @Audited('supervision.answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer an item on behalf of the organisation that leads' })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async answerItem(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() reply: ItemReplyDto,
    @Idempotent('supervision.answer') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await answerItem(this.database, actor, { id, ...reply, request });
    return this.getItem(actor, id);
  }

  @Post(':id/verification')
  @Can(DECIDES, { of: 'supervision-item' })
  @Audited('supervision.verify')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Evaluate an answer that is not one’s own; one that is not accepted has to be given again. An audit finding is closed by the auditor who accepts its answer',
  })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async verifyItem(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() evaluated: ItemVerificationDto,
    @Idempotent('supervision.verify') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await verifyItem(this.database, actor, { id, ...evaluated, request });
    return this.getItem(actor, id);
  }

  @Post(':id/return')
  @Can(DECIDES, { of: 'supervision-item' })
  @Audited('supervision.return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Return an answered or verified item to be done again' })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async returnItem(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { words }: ItemWordsDto,
    @Idempotent('supervision.return') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await verifyItem(this.database, actor, { id, accepted: false, words, request });
    return this.getItem(actor, id);
  }

  @Post(':id/closure')
  @Can(DECIDES, { of: 'supervision-item' })
  @Audited('supervision.close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a verified item; an audit finding is closed by auditors alone' })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async closeItem(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { words }: ItemWordsDto,
    @Idempotent('supervision.close') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await closeItem(this.database, actor, { id, words, request });
    return this.getItem(actor, id);
  }

  @Post(':id/withdrawal')
  @Can('supervision.withdraw', { of: 'supervision-item' })
  @Audited('supervision.withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take back an item that is no longer wanted' })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async withdrawItem(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { words }: ItemWordsDto,
    @Idempotent('supervision.withdraw') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await withdrawItem(this.database, actor, { id, words, request });
    return this.getItem(actor, id);
  }

  @Post(':id/extension')
  @Can('supervision.answer', { of: 'supervision-item' })
  @Audited('supervision.extend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask for more time, before the day on which the item is due' })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async askExtension(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() asked: ItemExtensionDto,
    @Idempotent('supervision.extend') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await askExtension(this.database, this.clock, actor, { id, ...asked, request });
    return this.getItem(actor, id);
  }

  @Post(':id/extension/decision')
  @Can('supervision.judge', { of: 'supervision-item' })
  @Audited('supervision.decide-extension')
  @HttpCode(200)
  @ApiOperation({ summary: 'Grant or refuse the time that another person asked for' })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async decideExtension(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { granted, words }: ExtensionDecisionDto,
    @Idempotent('supervision.decide-extension') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await decideExtension(this.database, actor, { id, granted, words: words ?? null, request });
    return this.getItem(actor, id);
  }

  @Post(':id/measures')
  @Can('supervision.direct', { of: 'supervision-item' })
  @Audited('supervision.note')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Note that an item was urged, circulated, that those responsible were called in, or that what was closed was looked at again',
  })
  @ApiOkResponse({ type: SupervisionItemDetailDto })
  async noteMeasure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() measure: ItemMeasureDto,
    @Idempotent('supervision.note') request: RepeatableRequest | null,
  ): Promise<SupervisionItemDetailDto> {
    await noteMeasure(this.database, this.clock, actor, { id, measure, request });
    return this.getItem(actor, id);
  }
}
