import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Can, type Call, CurrentActor, CurrentRequest, RecordIdPipe } from '#platform/http';
import { lightsWithAlerts } from '../queries/lights.js';
import { LightsDto, presentLights } from './light.dto.js';

/** The lights of a project, as its last evaluation stored them together with its alerts. */
@ApiTags('alerts')
@Controller('api/projects/:id/lights')
export class LightsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary:
      'The light of each dimension of a project, with its rule, inputs, live alert and what turns it green',
  })
  @ApiOkResponse({ type: LightsDto })
  async getLights(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LightsDto> {
    const lights = await this.database.read(actor.scope, (tx) => lightsWithAlerts(tx, id));
    return presentLights(lights, this.clock.today(), language);
  }
}
