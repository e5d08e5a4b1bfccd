import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  APPROVAL_REGIMES,
  type ApprovalRegime,
  PROJECT_SECTORS,
  type ProjectSector,
} from '../queries/approval-regime.js';
import { recordApprovalRegime } from '../commands/record-approval-regime.js';
import type { Day } from '#values';
import {
  Can,
  CurrentActor,
  CodeField,
  DayField,
  TextField,
  Versioned,
  versioned,
  Idempotent,
  RecordIdPipe,
} from '#platform/http';
import { ApprovalRegimeView } from './approval-regime.dto.js';

/** Request body with the legal regime under which a project was approved. */
export class ApprovalRegimeBody {
  @CodeField(APPROVAL_REGIMES, { description: '审批, 核准 or 备案' }) regime: ApprovalRegime;
  @DayField({ description: 'from which day; not after today' }) validFrom: Day;
  @TextField({ max: 300, example: '可行性研究报告批复' }) document: string;
  @TextField({ max: 2000, lines: true, optional: true }) reason?: string | null;
  @CodeField(PROJECT_SECTORS, {
    optional: true,
    description:
      'sector named in the document, where a rule needs it: 水利 (water works) has limits of its own',
  })
  sector?: ProjectSector | null;
}

/**
 * Routes for the legal regime under which a project was approved. The regime determines which
 * budget rules apply to the project.
 */
@ApiTags('projects')
@Controller('api/projects')
export class ApprovalRegimeController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Post(':id/approval-regimes')
  @Can('approval-regime.record', { of: 'project' })
  @Audited('approval-regime.record')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Record by which regime a project was approved; earlier records stay' })
  @ApiOkResponse({ type: ApprovalRegimeView })
  async recordApprovalRegime(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ApprovalRegimeBody,
    @Idempotent('approval-regime.record') request: RepeatableRequest | null,
  ): Promise<ApprovalRegimeView> {
    const project = await recordApprovalRegime(this.database, this.clock, actor, {
      projectId: id,
      wanted: body,
      request,
    });
    return versioned(
      { projectId: project.id, approvalRegime: project.approvalRegime },
      project.version,
    );
  }
}
