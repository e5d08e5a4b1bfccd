import type { Readable } from 'node:stream';
import type { Database, Scope } from '#platform/database';
import type { Exports } from '#platform/export';
import type { Language } from '#platform/language';
import { settleSpend } from '../queries/spend.js';
import { spendParameters } from '../renderers/renderer.js';
import { rendererOf } from '../renderers/renderers.js';
import type { SettledSpend, SpendQuestion } from '../rules/spend-question.js';
import { recordSpendFile } from './issue-spend.js';

/**
 * A spend report whose CSV file is being written: UTF-8 with BOM, CRLF, money in yuan with two
 * decimals.
 */
export interface SpendCsv {
  spend: SettledSpend;
  stream: Readable;
}

/**
 * Opens a spend report as a CSV stream. PostgreSQL's COPY writes the rows, so they are never
 * converted to objects. All checks are made, and the export is recorded in the audit log, before
 * the first byte is sent.
 * @param file.leaves false when the file is only hashed and not sent to the user; the audit log
 * then shows a reading instead of an export.
 * @throws Problem KNOWN_AT_IN_FUTURE.
 */
export function spendCsv(
  { database, exports }: { database: Database; exports: Exports },
  scope: Scope,
  question: SpendQuestion,
  { language, leaves = true }: { language: Language; leaves?: boolean },
): Promise<SpendCsv> {
  return exports.during(scope.actorId, async (openCsv) => {
    const spend = await settleSpend(database, scope, question);
    await recordSpendFile(database, scope, spend, { format: 'csv', leaves });
    const renderer = rendererOf(spend.renderer);
    const columns = renderer.csvColumns(spend.groupBy, language);
    const stream = await openCsv(scope, async ({ tx, line, rows }) => {
      const sums = await renderer.sums(tx, spend);
      line(columns.map(({ heading }) => heading));
      await rows(
        `SELECT ${columns.map(({ sql }) => sql).join(', ')} FROM (${renderer.rowsSql(spend.groupBy)}) report`,
        spendParameters(spend),
      );
      renderer.closingLines(columns, sums, { spend, language }).forEach(line);
    });
    return { spend, stream };
  });
}
