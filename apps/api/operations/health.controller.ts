import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { Database, noOrganisationsScope, OwnDatabase } from '#platform/database';
import { DiskRoom } from '#platform/disk';
import { Problem } from '#platform/problem';
import { type Call, CurrentRequest, Public } from '#platform/http';
import { HealthView } from './health.dto.js';

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly ownDatabase: OwnDatabase,
    private readonly room: DiskRoom,
  ) {}

  @Get('healthz')
  @ApiOperation({ summary: 'Whether the process is alive, with the database that it runs itself' })
  @Public('health')
  @ApiSecurity({})
  @ApiOkResponse({ type: HealthView })
  isAlive(): HealthView {
    if (this.ownDatabase.outage()) throw new Problem('SERVICE_UNAVAILABLE');
    return { status: 'ok' };
  }

  @Get('readyz')
  @ApiOperation({
    summary:
      'Readiness: the database answers and there is disk space. With DISK_FULL, reading still works',
  })
  @Public('health')
  @ApiSecurity({})
  @ApiOkResponse({ type: HealthView })
  async isReady(@CurrentRequest() { requestId }: Call): Promise<HealthView> {
    await this.database.read(noOrganisationsScope('service:health', requestId), (tx) =>
      tx.query('SELECT 1'),
    );
    await this.room.look();
    this.room.refuseWhenFull();
    return { status: 'ok' };
  }
}
