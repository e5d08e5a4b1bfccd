import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Database } from '#platform';
import { handOverProjects } from '#projects';
import { AlertBell } from '../alerts/alert-bell.js';
import { CurrentActor } from '../http/call.js';
import { HandOverBody, HandOverView } from './hand-over.dto.js';

/** Transfers of projects from one organisation to another. */
@ApiTags('projects')
@Controller('api/projects/hand-over')
export class HandOverController {
  constructor(
    private readonly database: Database,
    private readonly bell: AlertBell,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Hands projects over to another unit, all or none; for whoever manages both units',
  })
  @ApiOkResponse({ type: HandOverView })
  async handOverProjects(
    @CurrentActor() actor: Actor,
    @Body() body: HandOverBody,
  ): Promise<HandOverView> {
    const items = await handOverProjects(this.database, actor, body);
    this.bell.ring();
    return { items };
  }
}
