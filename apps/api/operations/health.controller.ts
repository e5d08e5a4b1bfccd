import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { Database, noUnitsScope } from '#platform';
import { type Call, CurrentRequest, Public } from '../edge/call.js';

class HealthView {
  @ApiProperty({ type: 'string', enum: ['ok'] }) status: 'ok';
}

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Whether the process is alive. */
  @Get('healthz') @Public() @ApiSecurity({}) @ApiOkResponse({ type: HealthView })
  isAlive(): HealthView {
    return { status: 'ok' };
  }

  /** Whether it can serve, which takes a database that answers. */
  @Get('readyz') @Public() @ApiSecurity({}) @ApiOkResponse({ type: HealthView })
  async isReady(@CurrentRequest() { requestId }: Call): Promise<HealthView> {
    await this.database.read(noUnitsScope('service:health', requestId), (tx) => tx.query('SELECT 1'));
    return { status: 'ok' };
  }
}
