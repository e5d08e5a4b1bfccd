import { createHash, randomUUID } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import type { CsvWriter, Database, Scope } from '#platform/database';
import type { Exports } from '#platform/export';
import type { Language } from '#platform/language';
import { coveredProjects, readRows, rowsHash, settleSpend } from '../queries/spend.js';
import { rendererOf } from '../renderers/renderers.js';
import type { SettledSpend, SpendQuestion } from '../rules/spend-question.js';
import { keepManifest, type MadeReport, recordHandingOut } from './keep-manifest.js';

/** Where reports are read, and where their files are written. */
export interface ReportPlaces {
  database: Database;
  exports: Exports;
}

/**
 * A spend report whose CSV file is being written: UTF-8 with BOM, CRLF, amounts in the asked unit.
 * Its manifest is kept before the stream ends.
 */
export interface SpendCsv {
  spend: SettledSpend;
  manifestId: string;
  stream: Readable;
}

type Written = Omit<MadeReport, 'sha256' | 'bytes'>;

/**
 * Writes a report as CSV. PostgreSQL's COPY writes the rows, so they are never converted to
 * objects. The hash of the rows is that of their JSON; of single entries, of which there may be
 * millions, it is that of their lines in the file.
 */
async function writeReport(
  { tx, line, rows }: CsvWriter,
  spend: SettledSpend,
  language: Language,
): Promise<Written> {
  const renderer = rendererOf(spend.renderer);
  const columns = renderer.csvColumns(spend, language);
  const sums = await renderer.sums(tx, spend);
  const projects = await coveredProjects(tx, spend);
  const inFile = spend.groupBy.includes('entry');
  const lines = createHash('sha256');
  const known = inFile ? null : rowsHash(spend.renderer, await readRows(tx, spend));
  line(columns.map(({ heading }) => heading));
  const { sql, parameters } = renderer.rows(spend);
  const count = await rows(
    `SELECT ${columns.map((column) => column.sql).join(', ')} FROM (${sql}) report`,
    parameters,
    inFile ? (block) => void lines.update(block) : undefined,
  );
  renderer.closingLines(columns, sums, { spend, language }).forEach(line);
  const rowsSha256 = known ?? lines.digest('hex');
  return { rows: count, rowsSha256, rowsForm: inFile ? 'file' : 'json', ...sums, projects };
}

/** Opens the CSV file of a report whose parameters are settled, without any record of it. */
export function openSpendCsv(
  { exports }: Pick<ReportPlaces, 'exports'>,
  scope: Scope,
  spend: SettledSpend,
  language: Language,
): Promise<{ stream: Readable; written: () => Written }> {
  return exports.during(scope.actorId, async (openCsv) => {
    let made: Written | null = null;
    const stream = await openCsv(scope, async (csv) => {
      made = await writeReport(csv, spend, language);
    });
    const written = (): Written => {
      if (!made) throw new Error('the file of a report ended before its rows');
      return made;
    };
    return { stream, written };
  });
}

/**
 * Opens a spend report as a CSV stream. All checks are made, and the export is recorded in the
 * audit log, before the first byte is sent.
 * @param file.leaves false when the file is only hashed and not sent to the user; the audit log
 * then shows a reading instead of an export.
 * @throws Problem KNOWN_AT_IN_FUTURE, NOT_FOUND, RENDERER_TOO_OLD, EXPORTS_UNFINISHED,
 * EXPORTS_FULL.
 */
export async function spendCsv(
  places: ReportPlaces,
  scope: Scope,
  question: SpendQuestion,
  { language, leaves = true }: { language: Language; leaves?: boolean },
): Promise<SpendCsv> {
  const { database } = places;
  const spend = await settleSpend(database, scope, question);
  const id = randomUUID();
  const { stream, written } = await openSpendCsv(places, scope, spend, language);
  const handed = { id, format: 'csv', language, leaves } as const;
  try {
    await recordHandingOut(database, scope, spend, handed);
  } catch (error) {
    stream.destroy();
    throw error;
  }
  const hash = createHash('sha256');
  let bytes = 0;
  const kept = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
    flush(done) {
      const made = () => ({ ...written(), sha256: hash.digest('hex'), bytes });
      Promise.resolve()
        .then(() => keepManifest(database, scope, spend, { made: made(), handed }))
        .then(() => done(), done);
    },
  });
  // Errors reach whoever reads the stream, which pipeline destroys with them.
  pipeline(stream, kept, () => undefined);
  return { spend, manifestId: id, stream: kept };
}
