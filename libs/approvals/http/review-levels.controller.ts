import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { AccountServices, type Actor, findOrganisation } from '#identity';
import { Audited } from '#platform/declarations';
import {
  Can,
  CodeField,
  CurrentActor,
  DayField,
  OrganisationCodePipe,
  PartListField,
  WholeField,
} from '#platform/http';
import type { Day } from '#values';
import { Approvals } from '../commands/approvals.js';
import { setReviewLevels } from '../commands/set-review-levels.js';
import { DECIDES, type Decides, LEVELS_MAX, type Relation, RELATIONS } from '../rules/levels.js';
import { LEVELLED_KINDS } from '../texts/kind-words.js';
import { type LevelInForce, levelsInForce, levelsToCome } from '../store/review-levels.js';

/** A level of review: who decides change requests of a kind, from a day on. */
class ReviewLevelDto {
  @CodeField(LEVELLED_KINDS) kind: string;
  @WholeField({ min: 1, max: LEVELS_MAX, example: 1 }) level: number;
  @CodeField(RELATIONS, {
    description: 'the lead organisation, the one above it, its district, or the city',
  })
  relation: Relation;
  @CodeField(DECIDES) decides: Decides;
  @DayField({ description: 'today at the earliest' }) validFrom: Day;
}

/** Request body that sets levels: the complete list for each kind and day that it contains. */
class ReviewLevelsBody {
  @PartListField(() => ReviewLevelDto, { max: 200 }) items: ReviewLevelDto[];
}

/** The levels of an organisation: those in force today, then those that begin on a later day. */
class ReviewLevelListDto {
  @ApiProperty({ type: [ReviewLevelDto] }) items: ReviewLevelDto[];
}

/**
 * Routes for the levels at which change requests about the projects of an organisation are decided.
 * Where none are set, those of the organisation above count; where none are set there either, a
 * manager of the organisation or of its parent decides, and of the next one above where these have
 * nobody.
 */
@ApiTags('approvals')
@Controller('api/organisations/:id/review-levels')
export class ReviewLevelsController {
  constructor(
    private readonly approvals: Approvals,
    private readonly services: AccountServices,
  ) {}

  @Get()
  @Can('review-level.read')
  @ApiOperation({ summary: 'The levels that are set for an organisation, today and later' })
  @ApiOkResponse({ type: ReviewLevelListDto })
  async listReviewLevels(
    @CurrentActor() actor: Actor,
    @Param('id', OrganisationCodePipe) id: string,
  ): Promise<ReviewLevelListDto> {
    const { database, clock } = this.approvals;
    const items = await database.read(actor.scope, async (tx) => {
      await findOrganisation(tx, id);
      const today = clock.today();
      return [
        ...(await levelsInForce(tx, today, { organisationId: id })),
        ...(await levelsToCome(tx, today, id)),
      ];
    });
    return { items: items.map(presentLevel) };
  }

  @Put()
  @Can('review-level.set')
  @Audited('review-level.set')
  @ApiOperation({ summary: 'Set levels, by the security administrator alone' })
  @ApiOkResponse({ type: ReviewLevelListDto })
  async setReviewLevels(
    @CurrentActor() actor: Actor,
    @Param('id', OrganisationCodePipe) id: string,
    @Body() { items }: ReviewLevelsBody,
  ): Promise<ReviewLevelListDto> {
    const set = await setReviewLevels(this.services, actor, { organisationId: id, items });
    return { items: set.map(presentLevel) };
  }
}

const presentLevel = ({
  kind,
  level,
  relation,
  decides,
  validFrom,
}: LevelInForce): ReviewLevelDto => ({ kind, level, relation, decides, validFrom });
