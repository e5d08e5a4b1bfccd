import { Body, Controller, Get, HttpCode, Injectable, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Approvals, type ChangeContext, type ChangeRequestRow, HandlesChanges } from '#approvals';
import { ChangeRequestDetailDto, placeOfChangeRequest, filedRequest } from '#approvals/http';
import type { Actor } from '#identity';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  Filing,
  LocatedAt,
  RecordIdPipe,
  type RequestedFiling,
  wholeList,
} from '#platform/http';
import { moveStage } from '../commands/move-stage.js';
import { checkStageMove, StageChanges, type StageMovePayload } from '../commands/stage-changes.js';
import { findProject } from '../queries/find-project.js';
import { stageMovesOf } from '../queries/stage-moves.js';
import { presentStageMove, StageMoveDto, StageMovePageDto } from './stage-moves.dto.js';

/** Handles requests for stage moves; an edit has the fields of a new one. */
@Injectable()
@HandlesChanges(['stage-move'])
export class StageChangesWithForm extends StageChanges {
  override readonly form = StageMoveDto;

  /**
   * Replaces the content of a draft or returned request.
   * @throws Problem with the code of a rule that the move breaks
   */
  async edit(
    { tx, today }: ChangeContext,
    { subjectId, subjectKey }: ChangeRequestRow,
    given: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const project = await findProject(tx, subjectId);
    const { to, on, reason } = given as StageMoveDto;
    checkStageMove(project, { to, on }, today);
    const payload: StageMovePayload = { to, on, reason, from: project.stage };
    return { payload, subjectKey };
  }
}

/** Routes for the stages of a project. One person files a move and another one decides it. */
@ApiTags('projects')
@Controller('api/projects/:id/stage-moves')
export class StageMovesController {
  constructor(private readonly approvals: Approvals) {}

  @Get()
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'The stages that a project entered, the latest first' })
  @ApiOkResponse({ type: StageMovePageDto })
  async listStageMoves(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<StageMovePageDto> {
    const moves = await this.approvals.database.read(actor.scope, async (tx) =>
      stageMovesOf(tx, (await findProject(tx, id)).id),
    );
    return wholeList(moves.map(presentStageMove));
  }

  @Post()
  @Can('project.move-stage', { of: 'project' })
  @Audited('project.move-stage')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit the move of a project to another stage; it takes effect when another person approves it',
  })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async moveStage(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() body: StageMoveDto,
    @Filing('project.move-stage') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { clock, database } = this.approvals;
    const { to, on, reason } = body;
    const { id } = await moveStage(database, clock, actor, {
      projectId,
      move: { to, on, reason },
      draft,
      request,
    });
    return filedRequest(this.approvals, actor, id);
  }
}
