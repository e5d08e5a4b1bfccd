import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { countOpenContradictions } from '#finance/ledger';
import { type Actor, allow } from '#identity';
import { Database, Exports } from '#platform';
import { issueSpend, NEWEST_RENDERER, rendererIn, SPEND_GROUPS, spendCsv, type SpendQuestion } from '#reports';
import { type Call, CurrentActor, CurrentRequest, type TrackerReply } from '../edge/call.js';
import { presentSpend, SpendQuery, SpendReportDto } from './spend.dto.js';

/** Reports that can be asked for again and answer the same. */
@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(private readonly database: Database, private readonly exports: Exports) {}

  @Get('spend')
  @ApiOperation({ summary: 'Spend by project, year and funding source for a period, as known at an instant' })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: SpendReportDto })
  async reportSpend(@CurrentActor() actor: Actor, @CurrentRequest() call: Call, @Query() query: SpendQuery, @Res({ passthrough: true }) reply: TrackerReply): Promise<SpendReportDto | StreamableFile> {
    allow(actor, 'report.spend');
    const question: SpendQuestion = { period: query.period, knownAt: query.knownAt ?? null, groupBy: query.groupBy ?? SPEND_GROUPS, projectId: query.projectId, renderer: query.renderer };
    const contradictions = await this.database.read(actor.scope, countOpenContradictions);
    // Beside the file, never in it: its bytes are the same whatever is found later.
    if (contradictions > 0) void reply.header('x-ledger-contradictions', String(contradictions));
    if (query.format !== 'csv') {
      const report = await issueSpend(this.database, actor.scope, question);
      nameRenderer(reply, rendererIn(report.manifest));
      return presentSpend(report);
    }

    const { spend, stream } = await spendCsv({ database: this.database, exports: this.exports }, actor.scope, question, query.language ?? call.language);
    void reply.header('x-known-at', spend.knownAt.toISOString());
    nameRenderer(reply, spend.renderer);
    const name = `spend_${spend.period.from}_${spend.period.to}_known-${spend.knownAt.toISOString().replace(/[:.]/g, '')}.csv`;
    return new StreamableFile(stream, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` });
  }
}

/** Says which renderer wrote an answer, and that it is an old one; beside the file, whose bytes stay what they were. */
function nameRenderer(reply: TrackerReply, renderer: number): void {
  void reply.header(
    'x-report-renderer',
    renderer === NEWEST_RENDERER ? String(renderer) : `${renderer}; rendered by the old renderer`,
  );
}
