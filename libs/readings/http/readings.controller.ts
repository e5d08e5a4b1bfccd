import { Body, Controller, Get, HttpCode, Injectable, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Approvals, type ChangeContext, type ChangeRequestRow, HandlesChanges } from '#approvals';
import { ChangeRequestDetailDto, filedRequest, placeOfChangeRequest } from '#approvals/http';
import type { Actor } from '#identity';
import { Audited } from '#platform/declarations';
import {
  AnySignedIn,
  Can,
  CurrentActor,
  Filing,
  LocatedAt,
  pageOf,
  type RequestedFiling,
} from '#platform/http';
import { Problem } from '#platform/problem';
import { fileReadings } from '../commands/file-readings.js';
import {
  checkReadings,
  ReadingChanges,
  type ReadingOfMeasure,
  type ReadingPayload,
} from '../commands/reading-changes.js';
import type { MeasureRef } from '../queries/measures.js';
import { readingPage } from '../queries/reading-page.js';
import { type AddressedMeasure, MeasureAt } from './measure-ids.js';
import {
  filedReading,
  IndicatorReadingsBody,
  presentReading,
  ReadingBody,
  ReadingFilingQuery,
  ReadingPageDto,
  ReadingsQuery,
} from './readings.dto.js';

/** Handles requests for readings; an edit has the fields of a new reading. */
@Injectable()
@HandlesChanges(['reading'])
export class ReadingChangesWithForm extends ReadingChanges {
  override readonly form = ReadingBody;

  /**
   * Replaces the content of a draft or returned request with one reading.
   * @throws Problem CHANGE_REQUEST_NOT_EDITABLE, or with the code of a rule that the reading breaks
   */
  async edit(
    { tx, today }: ChangeContext,
    { payload, subjectKey }: ChangeRequestRow,
    given: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const { planCode, readings } = payload as ReadingPayload;
    const [first, ...others] = readings;
    if (!first || others.length > 0) throw new Problem('CHANGE_REQUEST_NOT_EDITABLE');
    const edited = filedReading(given as ReadingBody, first.measure);
    const after: ReadingPayload = { planCode, readings: [edited] };
    await checkReadings(tx, after, today);
    return {
      payload: after,
      subjectKey: subjectKey && subjectKey.replace(/\S+$/, edited.on),
    };
  }
}

/** Routes for the values that targets and headline indicators of a plan have reached. */
@ApiTags('plan')
@Controller('api')
export class ReadingsController {
  constructor(private readonly approvals: Approvals) {}

  @Get('targets/:id/readings')
  @ApiParam({ name: 'id', example: '10-8-a' })
  @AnySignedIn()
  @ApiOperation({ summary: 'Recorded values of a target, latest day first; the first one holds' })
  @ApiOkResponse({ type: ReadingPageDto })
  listTargetReadings(
    @CurrentActor() actor: Actor,
    @MeasureAt('target') { measure }: AddressedMeasure,
    @Query() query: ReadingsQuery,
  ): Promise<ReadingPageDto> {
    return this.page(actor, measure, query);
  }

  @Post('targets/:id/readings')
  @ApiParam({ name: 'id', example: '10-8-a' })
  @ApiQuery({ name: 'plan', required: false, example: 'hangzhou-14fyp' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @Can('reading.file')
  @Audited('reading.file')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary: 'Submit a value of a target; it is recorded when another person approves it',
  })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  fileTargetReading(
    @CurrentActor() actor: Actor,
    @MeasureAt('target') { measure, plan }: AddressedMeasure,
    @Body() body: ReadingBody,
    @Filing('reading.file') filing: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    return this.file(actor, plan, [filedReading(body, measure)], filing);
  }

  @Get('indicators/:number/readings')
  @ApiParam({ name: 'number', example: '3' })
  @AnySignedIn()
  @ApiOperation({
    summary: 'Recorded values of an indicator, latest day first; the first one holds',
  })
  @ApiOkResponse({ type: ReadingPageDto })
  listIndicatorReadings(
    @CurrentActor() actor: Actor,
    @MeasureAt('indicator') { measure }: AddressedMeasure,
    @Query() query: ReadingsQuery,
  ): Promise<ReadingPageDto> {
    return this.page(actor, measure, query);
  }

  @Post('indicators/:number/readings')
  @ApiParam({ name: 'number', example: '3' })
  @ApiQuery({ name: 'plan', required: false, example: 'hangzhou-14fyp' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @Can('reading.file')
  @Audited('reading.file')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit a value of an indicator; it is recorded when a manager of the city approves it',
  })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  fileIndicatorReading(
    @CurrentActor() actor: Actor,
    @MeasureAt('indicator') { measure, plan }: AddressedMeasure,
    @Body() body: ReadingBody,
    @Filing('reading.file') filing: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    return this.file(actor, plan, [filedReading(body, measure)], filing);
  }

  @Post('indicator-readings')
  @Can('reading.file')
  @Audited('reading.file')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'Submit values of several indicators as one change request' })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  fileIndicatorReadings(
    @CurrentActor() actor: Actor,
    @Query() { plan }: ReadingFilingQuery,
    @Body() { items }: IndicatorReadingsBody,
    @Filing('reading.file') filing: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const readings = items.map((item) =>
      filedReading(item, { kind: 'indicator', id: String(item.number) }),
    );
    return this.file(actor, plan, readings, filing);
  }

  private async page(
    actor: Actor,
    ref: MeasureRef,
    { plan, limit, cursor }: ReadingsQuery,
  ): Promise<ReadingPageDto> {
    const after = cursor && { readOn: cursor[0], recordedAt: cursor[1], id: cursor[2] };
    const rows = await this.approvals.database.read(actor.scope, (tx) =>
      readingPage(tx, ref, { plan, after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentReading, ({ row }) => [
      row.readOn,
      row.recordedAt.toISOString(),
      row.id,
    ]);
  }

  private async file(
    actor: Actor,
    plan: string | undefined,
    readings: readonly ReadingOfMeasure[],
    { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { clock, database } = this.approvals;
    const { id } = await fileReadings(database, clock, actor, { plan, readings, draft, request });
    return filedRequest(this.approvals, actor, id);
  }
}
