import { createHash, randomUUID } from 'node:crypto';
import type { Database, Scope } from '#platform/database';
import type { Language } from '#platform/language';
import { computeSpend, coveredProjects, settleSpend, type SpendReport } from '../queries/spend.js';
import { spendJson } from '../rules/spend-json.js';
import { rowsHashIn } from '../rules/spend-manifest.js';
import type { ReportFormat, SettledSpend, SpendQuestion } from '../rules/spend-question.js';
import { keepManifest, recordHandingOut } from './keep-manifest.js';
import { spendPdf } from './spend-pdf.js';
import { spendWorkbook } from './spend-workbook.js';

/** A report that was handed out, with the id of its manifest. */
export interface IssuedSpend extends SpendReport {
  manifestId: string;
  spend: SettledSpend;
  bytes: Uint8Array;
}

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Forms of a report that are made whole before they are sent. */
export type WholeFormat = Exclude<ReportFormat, 'csv'>;

/**
 * Returns the bytes of a report in a form that is not streamed.
 * @throws Problem PDF_TOO_LONG, PDF_TOO_WIDE, EXPORTS_FULL, PDF_NOT_MADE for a PDF.
 */
export function spendBytes(
  report: SpendReport,
  spend: SettledSpend,
  { format, ...handed }: { format: WholeFormat; language: Language; id: string },
): Promise<Uint8Array> {
  if (format === 'json') return Promise.resolve(Buffer.from(JSON.stringify(spendJson(report))));
  return format === 'xlsx' ? spendWorkbook(report, spend, handed) : spendPdf(report, spend, handed);
}

/**
 * Computes a spend report for a person, keeps its manifest, and records it in the audit log.
 * @throws Problem KNOWN_AT_IN_FUTURE, NOT_FOUND, RENDERER_TOO_OLD, REPORT_TOO_LONG; for a PDF those of
 * {@link spendBytes}.
 */
export async function issueSpend(
  database: Database,
  scope: Scope,
  question: SpendQuestion,
  { format, language }: { format: WholeFormat; language: Language } = {
    format: 'json',
    language: 'zh',
  },
): Promise<IssuedSpend> {
  const spend = await settleSpend(database, scope, question);
  const { report, projects } = await database.read(scope, async (tx) => ({
    report: await computeSpend(tx, spend, scope.sees),
    projects: await coveredProjects(tx, spend),
  }));
  const id = randomUUID();
  const bytes = await spendBytes(report, spend, { format, language, id });
  const leaves = format !== 'json';
  const { rows, totals, coverage, manifest } = report;
  const rowsSha256 = rowsHashIn(manifest);
  const hash = manifest.sha256 === undefined ? { rowsSha256 } : { sha256: manifest.sha256 };
  const more = { rows: rows.length, ...hash };
  await recordHandingOut(database, scope, spend, { id, format, leaves, more });
  await keepManifest(database, scope, spend, {
    made: {
      rows: rows.length,
      rowsSha256,
      rowsForm: 'json',
      totals,
      coverage,
      projects,
      sha256: sha256(bytes),
      bytes: bytes.length,
    },
    handed: { id, format, language, leaves },
  });
  return { ...report, manifestId: id, spend, bytes };
}
