import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Approvals } from '#approvals';
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
} from '#platform/http';
import { fileExplanation } from '../commands/file-explanation.js';
import { ExplanationDto } from './explanation.dto.js';

/** Explanations of alerts whose cause can no longer be removed; another person approves each. */
@ApiTags('alerts')
@Controller('api/alerts')
export class ExplanationsController {
  constructor(private readonly approvals: Approvals) {}

  @Post(':id/explanation')
  @Can('alert.explain', { of: 'alert' })
  @Audited('alert.explain')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit the explanation of an alert of which only an explanation is left; approved, it ends the alert',
  })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async explainAlert(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { explanation }: ExplanationDto,
    @Filing('alert.explain') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { clock, database } = this.approvals;
    const filed = await fileExplanation(database, clock, actor, {
      alertId: id,
      explanation,
      draft,
      request,
    });
    return filedRequest(this.approvals, actor, filed.id);
  }
}
