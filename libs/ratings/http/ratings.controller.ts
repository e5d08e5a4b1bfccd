import { Body, Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Approvals, type ChangeContext, type ChangeRequestRow, HandlesChanges } from '#approvals';
import { AcceptedWhenFiled, ChangeRequestDetailDto, filedRequest } from '#approvals/http';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, CurrentActor, Idempotent, RecordIdPipe } from '#platform/http';
import { RatingChanges, type RatingPayload } from '../commands/rating-changes.js';
import { recordRating } from '../commands/record-rating.js';
import { computedOf, ratingsOf } from '../queries/ratings.js';
import {
  presentRating,
  presentRatings,
  RatingBody,
  RatingDto,
  RatingPageDto,
} from './ratings.dto.js';

/** Handles requests for ratings; an edit has the fields of a new rating. */
@Injectable()
@HandlesChanges(['rating'])
export class RatingChangesWithForm extends RatingChanges {
  override readonly form = RatingBody;

  /** Replaces the content of a draft or returned request. */
  edit(
    _: ChangeContext,
    { payload, subjectKey }: ChangeRequestRow,
    given: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const { rating, words } = given as RatingBody;
    const edited: RatingPayload = { ...(payload as RatingPayload), rating, words };
    return Promise.resolve({ payload: edited, subjectKey });
  }
}

/** Routes for how people rate a project, beside its computed lights. */
@ApiTags('ratings')
@Controller('api/projects/:id/ratings')
export class RatingsController {
  constructor(private readonly approvals: Approvals) {}

  @Get()
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary: 'How people rated a project, the newest first, and what its lights say today',
  })
  @ApiOkResponse({ type: RatingPageDto })
  listRatings(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<RatingPageDto> {
    const { clock, database } = this.approvals;
    return database.read(actor.scope, async (tx) =>
      presentRatings(await ratingsOf(tx, id), await computedOf(tx, id, clock.today())),
    );
  }

  @Post()
  @Can('rating.record', { of: 'project' })
  @Audited('rating.record')
  @AcceptedWhenFiled()
  @ApiOperation({
    summary:
      'Rate a project, with words; a better rating than the lights say waits for another person',
  })
  @ApiCreatedResponse({ type: RatingDto })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async recordRating(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() { rating, words }: RatingBody,
    @Idempotent('rating.record') request: RepeatableRequest | null,
  ): Promise<RatingDto | ChangeRequestDetailDto> {
    const { clock, database } = this.approvals;
    const wanted = { rating, words };
    const done = await recordRating(database, clock, actor, { projectId, wanted, request });
    return 'rating' in done
      ? presentRating(done.rating)
      : filedRequest(this.approvals, actor, done.changeRequestId);
  }
}
