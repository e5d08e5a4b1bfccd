import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { Database, noUnitsScope } from '#platform';
import { type Call, CurrentRequest, Public } from '../edge/call.js';

class HealthView {
  @ApiProperty({ type: 'string', enum: ['ok'] }) status: 'ok';
}

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('healthz') @ApiOperation({ summary: 'Whether the process is alive' }) @Public('health') @ApiSecurity({}) @ApiOkResponse({ type: HealthView })
  isAlive(): HealthView {
    return { status: 'ok' };
  }

  @Get('readyz') @ApiOperation({ summary: 'Whether it can serve, which takes a database that answers' }) @Public('health') @ApiSecurity({}) @ApiOkResponse({ type: HealthView })
  async isReady(@CurrentRequest() { requestId }: Call): Promise<HealthView> {
    await this.database.read(noUnitsScope('service:health', requestId), (tx) => tx.query('SELECT 1'));
    return { status: 'ok' };
  }
}
