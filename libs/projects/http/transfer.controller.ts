import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { transferProjects } from '../commands/transfer-projects.js';
import { Can, CurrentActor } from '#platform/http';
import { TransferBody, TransferView } from './transfer.dto.js';

/** Route that transfers projects from one organisation to another. */
@ApiTags('projects')
@Controller('api/projects/hand-over')
export class TransferController {
  constructor(private readonly database: Database) {}

  @Post()
  @Can('project.hand-over', { of: 'project', in: 'projectIds' })
  @Audited('project.hand-over')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Transfers projects to another organisation, all or none; for a manager of both organisations',
  })
  @ApiOkResponse({ type: TransferView })
  async handOverProjects(
    @CurrentActor() actor: Actor,
    @Body() body: TransferBody,
  ): Promise<TransferView> {
    const items = await transferProjects(this.database, actor, body);
    return { items };
  }
}
