import {
  Body,
  Controller,
  Get,
  Injectable,
  Param,
  type PipeTransform,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { announceYear, correctYear, knownYear } from '#alerts';
import { type Actor, allow } from '#identity';
import { calendarYears, Database, Problem } from '#platform';
import {
  type Call,
  CurrentActor,
  CurrentRequest,
  repeatable,
  type TrackerReply,
} from '../http/call.js';
import { decodeCursor, keyPart, pageOf } from '../http/cursor.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { PageQuery } from '../http/fields/index.js';
import {
  CalendarYearChangeDto,
  CalendarYearDto,
  CalendarYearPageDto,
  NewCalendarYearDto,
  presentYear,
  presentYearHead,
} from './calendar.dto.js';

/**
 * Validates the year in a URL path. Accepts a number too, because input validation may have
 * converted the text. Any other value gives the same 404 response as a year without data.
 */
@Injectable()
class YearPipe implements PipeTransform<unknown, number> {
  transform(given: unknown): number {
    if (!/^(19|20|21)\d\d$/.test(String(given))) throw new Problem('NOT_FOUND');
    return Number(given);
  }
}

/** The working calendar: which days of a year are working days. */
@ApiTags('calendar')
@Controller('api/calendar-years')
export class CalendarController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Years whose public holidays are known, newest first' })
  @ApiOkResponse({ type: CalendarYearPageDto })
  async listCalendarYears(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<CalendarYearPageDto> {
    allow(actor, 'calendar.read');
    const before = decodeCursor<[number]>(cursor, [keyPart.whole])?.[0];
    const rows = await this.database.read(actor.scope, (tx) =>
      calendarYears(tx, { limit: limit + 1, before }),
    );
    return pageOf(rows, limit, presentYearHead, (row) => [row.year]);
  }

  @Post()
  @ApiOperation({ summary: 'Makes a year known; for the system administrator' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: CalendarYearDto })
  async announceYear(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Body() { year, source, days }: NewCalendarYearDto,
  ): Promise<CalendarYearDto> {
    const known = await announceYear(this.database, actor, {
      year,
      announced: { source, days },
      request: repeatable(call, actor, 'calendar.announce', { year, source, days }),
    });
    void call.reply
      .header('etag', etagOf(known.version))
      .header('location', `/api/calendar-years/${year}`);
    return presentYear(known);
  }

  @Get(':year')
  @ApiParam({ name: 'year', example: 2026 })
  @ApiOperation({ summary: 'One year with the days that differ from an ordinary week' })
  @ApiOkResponse({ type: CalendarYearDto })
  async readCalendarYear(
    @CurrentActor() actor: Actor,
    @Param('year', YearPipe) year: number,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<CalendarYearDto> {
    allow(actor, 'calendar.read');
    const known = await this.database.read(actor.scope, (tx) => knownYear(tx, year));
    void reply.header('etag', etagOf(known.version));
    return presentYear(known);
  }

  @Put(':year')
  @ApiParam({ name: 'year', example: 2026 })
  @ApiOperation({ summary: 'Replaces what is known of a year; the old version stays on record' })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOkResponse({ type: CalendarYearDto })
  async correctYear(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('year', YearPipe) year: number,
    @Body() { source, days }: CalendarYearChangeDto,
  ): Promise<CalendarYearDto> {
    const known = await correctYear(this.database, actor, {
      year,
      versionRead: requireVersion(call.ifMatch),
      announced: {
        source,
        days,
      },
    });
    void call.reply.header('etag', etagOf(known.version));
    return presentYear(known);
  }
}
