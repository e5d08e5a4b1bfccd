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
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { announceYear, correctYear, knownYear } from '../commands/announce-year.js';
import type { Actor } from '#identity';
import { calendarYears } from '#platform/calendar';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Problem } from '#platform/problem';
import {
  Can,
  CurrentActor,
  keyPart,
  pageOf,
  PageQueryOf,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
} from '#platform/http';
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

/** Query of one page of calendar years. */
class CalendarYearQuery extends PageQueryOf([keyPart.whole]) {}

/** The working calendar: which days of a year are working days. */
@ApiTags('calendar')
@Controller('api/calendar-years')
export class CalendarController {
  constructor(private readonly database: Database) {}

  @Get()
  @Can('calendar.read')
  @ApiOperation({ summary: 'Years whose public holidays are known, newest first' })
  @ApiOkResponse({ type: CalendarYearPageDto })
  async listCalendarYears(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: CalendarYearQuery,
  ): Promise<CalendarYearPageDto> {
    const before = cursor?.[0];
    const rows = await this.database.read(actor.scope, (tx) =>
      calendarYears(tx, { limit: limit + 1, before }),
    );
    return pageOf(rows, limit, presentYearHead, (row) => [row.year]);
  }

  @Post()
  @Can('calendar.edit')
  @Audited('calendar.announce')
  @Versioned()
  @LocatedAt(({ year }: CalendarYearDto) => `/api/calendar-years/${year}`)
  @ApiOperation({ summary: 'Makes a year known; for the system administrator' })
  @ApiCreatedResponse({ type: CalendarYearDto })
  async announceYear(
    @CurrentActor() actor: Actor,
    @Body() { year, source, days }: NewCalendarYearDto,
    @Idempotent('calendar.announce') request: RepeatableRequest | null,
  ): Promise<CalendarYearDto> {
    const known = await announceYear(this.database, actor, {
      year,
      announced: { source, days },
      request,
    });
    return presentYear(known);
  }

  @Get(':year')
  @Can('calendar.read')
  @ApiParam({ name: 'year', example: 2026 })
  @Versioned()
  @ApiOperation({ summary: 'One year with the days that differ from an ordinary week' })
  @ApiOkResponse({ type: CalendarYearDto })
  async readCalendarYear(
    @CurrentActor() actor: Actor,
    @Param('year', YearPipe) year: number,
  ): Promise<CalendarYearDto> {
    const known = await this.database.read(actor.scope, (tx) => knownYear(tx, year));
    return presentYear(known);
  }

  @Put(':year')
  @Can('calendar.edit')
  @Audited('calendar.correct')
  @ApiParam({ name: 'year', example: 2026 })
  @Versioned()
  @ApiOperation({ summary: 'Replaces what is known of a year; the old version stays on record' })
  @ApiOkResponse({ type: CalendarYearDto })
  async correctYear(
    @CurrentActor() actor: Actor,
    @Param('year', YearPipe) year: number,
    @Body() { source, days }: CalendarYearChangeDto,
    @IfMatch() versionRead: number,
  ): Promise<CalendarYearDto> {
    const known = await correctYear(this.database, actor, {
      year,
      versionRead,
      announced: {
        source,
        days,
      },
    });
    return presentYear(known);
  }
}
