import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  AnswersFile,
  type Call,
  CurrentActor,
  CurrentRequest,
  OwnData,
  Public,
} from '#platform/http';
import { endCalendarFeed, openCalendarFeed } from '../commands/calendar-feed.js';
import { readCalendar } from '../queries/calendar-feed.js';
import { CalendarFeedDto, CalendarFeedStateDto } from './calendar-feed.dto.js';
import { feedOf } from '../store/calendar-feeds.js';

/**
 * A person's milestones, deadlines and items of supervision as a calendar, which calendar programs
 * read at a secret address.
 */
@ApiTags('calendar-feed')
@Controller('api')
export class CalendarFeedController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  @Get('me/calendar-feed')
  @OwnData()
  @ApiOperation({ summary: 'Whether the caller has given out the address of their calendar' })
  @ApiOkResponse({ type: CalendarFeedStateDto })
  async readCalendarFeed(@CurrentActor() actor: Actor): Promise<CalendarFeedStateDto> {
    const feed = await this.database.read(actor.scope, (tx) => feedOf(tx, actor.personId));
    return { createdAt: feed?.createdAt.toISOString() ?? null };
  }

  @Post('me/calendar-feed')
  @OwnData()
  @Audited('calendar-feed.open')
  @ApiOperation({
    summary: 'Makes the address of the caller’s calendar, shown once; the former one ends',
  })
  @ApiCreatedResponse({ type: CalendarFeedDto })
  async openCalendarFeed(@CurrentActor() actor: Actor): Promise<CalendarFeedDto> {
    const secret = await openCalendarFeed(this.database, this.clock, actor);
    return { url: `${this.settings.publicUrl}/api/calendar/${secret}.ics` };
  }

  @Delete('me/calendar-feed')
  @OwnData()
  @Audited('calendar-feed.end')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revokes the address of the caller’s calendar' })
  @ApiNoContentResponse()
  async endCalendarFeed(@CurrentActor() actor: Actor): Promise<void> {
    await endCalendarFeed(this.database, this.clock, actor);
  }

  @Get('calendar/:secret.ics')
  @Public('secret-links')
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'The calendar at a secret address (iCalendar); 404 once the address was revoked',
  })
  @AnswersFile(['text/calendar'])
  async readCalendar(
    @Param('secret') secret: string,
    @CurrentRequest() { requestId }: Call,
  ): Promise<StreamableFile> {
    const text = await readCalendar(this.database, this.clock, {
      secret,
      publicUrl: this.settings.publicUrl,
      requestId,
    });
    return new StreamableFile(Buffer.from(text), {
      type: 'text/calendar; charset=utf-8',
      disposition: 'inline; filename="calendar.ics"',
    });
  }
}
