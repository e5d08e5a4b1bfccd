import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Exports } from '#platform/export';
import { Can, CurrentActor, RecordIdPipe } from '#platform/http';
import { reproduceReport } from '../commands/reproduce-report.js';
import { reportDifference } from '../queries/report-difference.js';
import { reportManifest } from '../queries/report-manifest.js';
import {
  presentDifference,
  presentManifest,
  presentReproduction,
  ReportDifferenceDto,
  ReportManifestDto,
  ReproductionDto,
} from './report-manifest.dto.js';

/**
 * Manifests of reports that were handed out. Whoever may read all the projects that a manifest
 * lists may read and reproduce it; for others it does not exist.
 */
@ApiTags('reports')
@Controller('api/report-manifests')
export class ReportManifestsController {
  constructor(
    private readonly database: Database,
    private readonly exports: Exports,
  ) {}

  @Get(':id')
  @Can('report.spend')
  @ApiOperation({ summary: 'What was handed out: parameters, scope, hashes, totals, by whom' })
  @ApiOkResponse({ type: ReportManifestDto })
  async getReportManifest(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ReportManifestDto> {
    return presentManifest(await reportManifest(this.database, actor, id));
  }

  @Post(':id/reproduction')
  @Can('report.spend')
  @Audited('report.reproduce')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make the report again, and say whether its file is the same' })
  @ApiOkResponse({ type: ReproductionDto })
  async reproduceReport(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ReproductionDto> {
    const places = { database: this.database, exports: this.exports };
    return presentReproduction(await reproduceReport(places, actor, id));
  }

  @Get(':a/difference/:b')
  @Can('report.spend')
  @ApiOperation({ summary: 'Every line that differs between two reports, and why' })
  @ApiOkResponse({ type: ReportDifferenceDto })
  async getReportDifference(
    @CurrentActor() actor: Actor,
    @Param('a', RecordIdPipe) a: string,
    @Param('b', RecordIdPipe) b: string,
  ): Promise<ReportDifferenceDto> {
    return presentDifference(await reportDifference(this.database, actor, [a, b]));
  }
}
