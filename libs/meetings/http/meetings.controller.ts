import { create as attachmentOf } from 'content-disposition';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { WORD_FILE } from '#papers';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  AlsoAnswers,
  AnswersFile,
  Can,
  CurrentActor,
  CurrentReader,
  Idempotent,
  LocatedAt,
  pageOf,
  type Reader,
  RecordIdPipe,
} from '#platform/http';
import { Problem } from '#platform/problem';
import { openMeeting } from '../commands/open-meeting.js';
import { planMeeting } from '../commands/plan-meeting.js';
import { recordDecision } from '../commands/record-decision.js';
import { writeMinutes } from '../files/write-minutes.js';
import { meetingMinutes } from '../queries/meeting-minutes.js';
import { listMeetings, meetingPage } from '../queries/meetings.js';
import { MINUTES_WORDS } from '../texts/minutes-words.js';
import {
  MeetingDecisionDto,
  MeetingDetailDto,
  MeetingDto,
  MeetingPageDto,
  MeetingsQuery,
  MinutesQuery,
  NewMeetingDecisionDto,
  NewMeetingDto,
  presentMeeting,
  presentMeetingPage,
} from './meeting.dto.js';

/**
 * Routes for dispatch meetings (调度会): their agenda, and what they decided. A meeting is read by
 * whoever may read the organisation that holds it.
 */
@ApiTags('meetings')
@Controller('api/meetings')
export class MeetingsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('meeting.read')
  @ApiOperation({ summary: 'Dispatch meetings, the latest day first' })
  @ApiOkResponse({ type: MeetingPageDto })
  async listMeetings(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: MeetingsQuery,
  ): Promise<MeetingPageDto> {
    const after = cursor && { heldOn: cursor[0], id: cursor[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      listMeetings(tx, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentMeeting, ({ heldOn, id }) => [heldOn, id]);
  }

  @Post()
  @Can('meeting.hold')
  @Audited('meeting.plan')
  @LocatedAt(({ id }: MeetingDto) => `/api/meetings/${id}`)
  @ApiOperation({ summary: 'Plan a meeting of an organisation' })
  @ApiCreatedResponse({ type: MeetingDetailDto })
  async planMeeting(
    @CurrentReader() reader: Reader<Actor>,
    @Body() { chair, ...body }: NewMeetingDto,
    @Idempotent('meeting.plan') request: RepeatableRequest | null,
  ): Promise<MeetingDetailDto> {
    const wanted = { ...body, chair: chair ?? null };
    const id = await planMeeting(this.database, this.clock, reader.actor, { wanted, request });
    return this.getMeeting(reader, id);
  }

  @Get(':id')
  @Can('meeting.read')
  @ApiOperation({
    summary:
      'A meeting with what it decided and its agenda: kept when it was opened, else proposed',
  })
  @ApiOkResponse({ type: MeetingDetailDto })
  async getMeeting(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<MeetingDetailDto> {
    const today = this.clock.today();
    const page = await this.database.read(actor.scope, (tx) => meetingPage(tx, id, today));
    return presentMeetingPage(page, { today, language });
  }

  @Get(':id/minutes')
  @Can('meeting.read')
  @ApiOperation({
    summary:
      'Minutes of a meeting as a paper (DOCX) in the language of the reader, once it was held',
  })
  @AnswersFile([WORD_FILE])
  @AlsoAnswers(409)
  async getMeetingMinutes(
    @CurrentReader() reader: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: MinutesQuery,
  ): Promise<StreamableFile> {
    const [today, language] = [this.clock.today(), query.language ?? reader.language];
    const minutes = await this.database.read(reader.actor.scope, (tx) =>
      meetingMinutes(tx, id, today),
    );
    const bytes = await writeMinutes(minutes, { language, today });
    const title = MINUTES_WORDS[language].title(minutes.title);
    return new StreamableFile(bytes, {
      type: WORD_FILE,
      disposition: attachmentOf(`${title.replaceAll(/[\\/:]+/gu, '-')}.docx`),
      length: bytes.length,
    });
  }

  @Post(':id/opening')
  @Can('meeting.hold')
  @Audited('meeting.open')
  @HttpCode(200)
  @ApiOperation({ summary: 'Open a meeting on its day or later; its agenda stays as it is then' })
  @ApiOkResponse({ type: MeetingDetailDto })
  async openMeeting(
    @CurrentReader() reader: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
    @Idempotent('meeting.open') request: RepeatableRequest | null,
  ): Promise<MeetingDetailDto> {
    await openMeeting(this.database, this.clock, reader.actor, { id, request });
    return this.getMeeting(reader, id);
  }

  @Post(':id/decisions')
  @Can('meeting.hold')
  @Audited('meeting.decide')
  @LocatedAt(({ itemId }: { itemId: string }) => `/api/supervision-items/${itemId}`)
  @ApiOperation({
    summary: 'Record what an opened meeting decided; it becomes an item of supervision',
  })
  @ApiCreatedResponse({ type: MeetingDecisionDto })
  async recordDecision(
    @CurrentReader() reader: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
    @Body() { projectId, ...body }: NewMeetingDecisionDto,
    @Idempotent('meeting.decide') request: RepeatableRequest | null,
  ): Promise<MeetingDecisionDto> {
    const decision = { ...body, projectId: projectId ?? null };
    const itemId = await recordDecision(this.database, this.clock, reader.actor, {
      id,
      decision,
      request,
    });
    const { decisions } = await this.getMeeting(reader, id);
    const recorded = decisions.find((one) => one.itemId === itemId);
    if (!recorded) throw new Problem('NOT_FOUND');
    return recorded;
  }
}
