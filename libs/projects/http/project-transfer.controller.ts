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
import {
  checkTransfer,
  TransferChanges,
  type TransferPayload,
} from '../commands/transfer-changes.js';
import { transferProject } from '../commands/transfer-project.js';
import { LeadingOrganisationPageDto, ProjectTransferDto } from './project-transfer.dto.js';
import { findProject } from '../queries/find-project.js';
import { organisationsOfProject } from '../queries/organisations-of-project.js';

/** Handles requests for transfers; an edit has the fields of a new one. */
@Injectable()
@HandlesChanges(['transfer'])
export class TransferChangesWithForm extends TransferChanges {
  override readonly form = ProjectTransferDto;

  /**
   * Replaces the content of a draft or returned request.
   * @throws Problem with the code of a rule that the transfer breaks
   */
  async edit(
    { tx, today }: ChangeContext,
    { subjectId, subjectKey }: ChangeRequestRow,
    given: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const project = await findProject(tx, subjectId);
    const { toOrganisationId, on, reason } = given as ProjectTransferDto;
    await checkTransfer(tx, project, { toOrganisationId, on }, today);
    const payload: TransferPayload = {
      toOrganisationId,
      on,
      reason,
      fromOrganisationId: project.unitId,
    };
    return { payload, subjectKey };
  }
}

/** Routes for the organisations that lead a project, one after the other. */
@ApiTags('projects')
@Controller('api/projects/:id')
export class ProjectTransferController {
  constructor(private readonly approvals: Approvals) {}

  @Get('organisations')
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'The organisations that led a project, the present one first' })
  @ApiOkResponse({ type: LeadingOrganisationPageDto })
  async listProjectOrganisations(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LeadingOrganisationPageDto> {
    const held = await this.approvals.database.read(actor.scope, async (tx) =>
      organisationsOfProject(tx, (await findProject(tx, id)).id),
    );
    return wholeList(held.map((one) => ({ ...one })));
  }

  @Post('transfer')
  @Can('project.transfer', { of: 'project' })
  @Audited('project.transfer')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit the transfer of a project to another organisation; it takes effect when a manager of both approves it',
  })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async transferProject(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() body: ProjectTransferDto,
    @Filing('project.transfer') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { clock, database } = this.approvals;
    const { toOrganisationId, on, reason } = body;
    const { id } = await transferProject(database, clock, actor, {
      projectId,
      transfer: { toOrganisationId, on, reason },
      draft,
      request,
    });
    return filedRequest(this.approvals, actor, id);
  }
}
