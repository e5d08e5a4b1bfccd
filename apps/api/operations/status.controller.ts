import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { programVersion } from '#platform/program';
import { Can, type Call, CurrentRequest } from '#platform/http';
import { PartStatusDto, StatusDto } from './status.dto.js';
import { StatusReader } from './status-reader.js';

/**
 * Route that returns the status of each part of the program and, for a part that does not work
 * properly, the reason.
 */
@ApiTags('operations')
@Controller('api/status')
export class StatusController {
  constructor(private readonly reader: StatusReader) {}

  @Get()
  @Can('status.read')
  @ApiOperation({ summary: 'How each part is doing, and why when it is not well' })
  @ApiOkResponse({ type: StatusDto })
  async readStatus(@CurrentRequest() { language, requestId }: Call): Promise<StatusDto> {
    const parts = await this.reader.parts(language, requestId);
    return {
      status: Object.values(parts).every((one: PartStatusDto) => one.status === 'ok')
        ? 'ok'
        : 'degraded',
      version: programVersion,
      parts,
    };
  }
}
