import { createHash } from 'node:crypto';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { countOpenContradictions } from '#ledger';
import type { Actor } from '#identity';
import { Database } from '#platform/database';
import { Exports } from '#platform/export';
import { issueSpend } from '../exports/issue-spend.js';
import { NEWEST_RENDERER } from '../renderers/renderers.js';
import { rendererIn } from '../rules/spend-manifest.js';
import { SPEND_GROUPS, type SpendQuestion } from '../rules/spend-question.js';
import { spendCsv } from '../exports/spend-csv.js';
import {
  Can,
  AnswersFile,
  type Call,
  CurrentActor,
  CurrentRequest,
  type TrackerReply,
} from '#platform/http';
import { presentSpend, SpendFileDto, SpendQuery, SpendReportDto } from './spend.dto.js';

/**
 * Reports that can be repeated: the same parameters, which include an instant, always give the same
 * result, because records added after that instant are left out.
 */
@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly database: Database,
    private readonly exports: Exports,
  ) {}

  @Get('spend')
  @Can('report.spend')
  @ApiOperation({
    summary: 'Spend by project, year and funding source for a period, as known at an instant',
  })
  @AnswersFile(['text/csv'], {
    json: [SpendReportDto, SpendFileDto],
    description: 'with `format=csv&hash=true` a SpendFileDto',
  })
  async reportSpend(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Query() query: SpendQuery,
  ): Promise<SpendReportDto | SpendFileDto | StreamableFile> {
    const question: SpendQuestion = {
      period: query.period,
      knownAt: query.knownAt ?? null,
      groupBy: query.groupBy ?? SPEND_GROUPS,
      projectId: query.projectId,
      renderer: query.renderer,
    };
    const contradictions = await this.database.read(actor.scope, (tx) =>
      countOpenContradictions(tx, 'ledger'),
    );
    // The number of open contradictions is sent in a header and not in the file, because the file
    // must stay byte-identical when contradictions are found later.
    if (contradictions > 0)
      void call.reply.header('x-ledger-contradictions', String(contradictions));
    if (query.format !== 'csv') {
      const report = await issueSpend(this.database, actor.scope, question);
      nameRenderer(call.reply, rendererIn(report.manifest));
      return presentSpend(report);
    }

    const { spend, stream } = await spendCsv(
      { database: this.database, exports: this.exports },
      actor.scope,
      question,
      { language: query.language ?? call.language, leaves: !query.hash },
    );
    void call.reply.header('x-known-at', spend.knownAt.toISOString());
    nameRenderer(call.reply, spend.renderer);
    if (query.hash) return hashOf(stream);
    const name = `spend_${spend.period.from}_${spend.period.to}_known-${spend.knownAt.toISOString().replace(/[:.]/g, '')}.csv`;
    return new StreamableFile(stream, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }
}

/**
 * Returns the SHA-256 and the size in bytes of a file, calculated from the bytes that a download
 * would send.
 */
async function hashOf(file: AsyncIterable<Buffer | string>): Promise<SpendFileDto> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of file) {
    hash.update(chunk);
    bytes += Buffer.byteLength(chunk);
  }
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * Sets response headers with the version of the code that rendered the report, and whether it is an
 * old version. The file itself does not contain them, because the bytes of a repeated report must
 * not change.
 */
function nameRenderer(reply: TrackerReply, renderer: number): void {
  void reply.header(
    'x-report-renderer',
    renderer === NEWEST_RENDERER ? String(renderer) : `${renderer}; rendered by the old renderer`,
  );
}
