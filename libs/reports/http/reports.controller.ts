import { createHash } from 'node:crypto';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { countOpenContradictions } from '#ledger';
import type { Actor } from '#identity';
import { Database } from '#platform/database';
import { Exports } from '#platform/export';
import { issueSpend } from '../exports/issue-spend.js';
import { NEWEST_RENDERER } from '../renderers/renderers.js';
import type { SettledSpend } from '../rules/spend-question.js';
import { spendCsv } from '../exports/spend-csv.js';
import {
  Can,
  AnswersFile,
  type Call,
  CurrentActor,
  CurrentRequest,
  type TrackerReply,
} from '#platform/http';
import { presentSpend, questionOf, SpendFileDto, SpendQuery, SpendReportDto } from './spend.dto.js';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

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
    summary: 'Spend for a period, as known at an instant, grouped and filtered by any dimension',
  })
  @AnswersFile(['text/csv', TYPES.xlsx, TYPES.pdf], {
    json: [SpendReportDto, SpendFileDto],
    description: 'with `format=csv&hash=true` a SpendFileDto',
  })
  async reportSpend(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Query() query: SpendQuery,
  ): Promise<SpendReportDto | SpendFileDto | StreamableFile> {
    const question = questionOf(query);
    const language = query.language ?? call.language;
    const contradictions = await this.database.read(actor.scope, (tx) =>
      countOpenContradictions(tx, 'ledger'),
    );
    // The number of open contradictions is sent in a header and not in the file, because the file
    // must stay byte-identical when contradictions are found later.
    if (contradictions > 0)
      void call.reply.header('x-ledger-contradictions', String(contradictions));
    if (query.format !== 'csv') {
      const format = query.format ?? 'json';
      const report = await issueSpend(this.database, actor.scope, question, { format, language });
      nameRenderer(call.reply, report.spend.renderer);
      linkManifest(call.reply, report.manifestId);
      if (format === 'json') return presentSpend(report);
      return new StreamableFile(report.bytes, {
        type: TYPES[format],
        disposition: `attachment; filename="${fileName(report.spend, format)}"`,
      });
    }

    const { spend, stream, manifestId } = await spendCsv(
      { database: this.database, exports: this.exports },
      actor.scope,
      question,
      { language, leaves: !query.hash },
    );
    void call.reply.header('x-known-at', spend.knownAt.toISOString());
    nameRenderer(call.reply, spend.renderer);
    linkManifest(call.reply, manifestId);
    if (query.hash) return hashOf(stream);
    return new StreamableFile(stream, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${fileName(spend, 'csv')}"`,
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

/** Returns the name of a file with a report, which states its period and instant. */
const fileName = ({ period, knownAt }: SettledSpend, format: string): string =>
  `spend_${period.from}_${period.to}_known-${knownAt.toISOString().replace(/[:.]/g, '')}.${format}`;

/** Names the manifest of a report in a header, because the file must not contain its own hash. */
function linkManifest(reply: TrackerReply, id: string): void {
  void reply.header('link', `</api/report-manifests/${id}>; rel="describedby"`);
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
