import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Scope, serviceScope } from '#platform/database';
import { StartupError } from '#platform/program';
import {
  issueSpend,
  FIRST_GROUPS,
  type ReportFormat,
  type ReportPlaces,
  spendCsv,
  type SpendQuestion,
} from '#reports';
import { parsePeriod } from '#values';
import type { Answer } from '../answer.js';
import { exportsOver, withSession } from '../session.js';

/**
 * `tracker report spend`: prints the report of amounts spent, for the projects of all
 * organisations.
 */
export function reportSpend(options: {
  period: string;
  knownAt?: string;
  renderer?: string;
  format: ReportFormat;
  out?: string;
}): Promise<Answer> {
  const period = parsePeriod(options.period);
  if (!period) throw new StartupError('--period takes 2021..2025, 2021-01..2025-12 or days.');
  const knownAt = options.knownAt === undefined ? null : new Date(options.knownAt);
  if (knownAt && Number.isNaN(knownAt.getTime()))
    throw new StartupError('--known-at takes an instant such as 2026-07-01T08:00:00+08:00.');
  const renderer = options.renderer === undefined ? undefined : Number(options.renderer);
  const question: SpendQuestion = { period, knownAt, groupBy: FIRST_GROUPS, renderer };
  const scope = serviceScope('report');
  return withSession(async ({ database, settings }) => {
    const { format } = options;
    if (format !== 'json') {
      const places = { database, exports: exportsOver(database, settings) };
      const stream = await fileOf(places, scope, question, format);
      const sha256 = createHash('sha256');
      stream.on('data', (chunk: Buffer | string) => sha256.update(chunk));
      await pipeline(
        stream,
        options.out
          ? createWriteStream(options.out, { mode: 0o600 })
          : new Writable({
              write: (chunk: Buffer, _, done) => {
                process.stdout.write(chunk, () => done());
              },
            }),
      );
      const written = options.out ? { out: options.out, sha256: sha256.digest('hex') } : null;
      return {
        lines: [
          `Written to ${options.out}.`,
          ...(written ? [`SHA-256 of the file: ${written.sha256}`] : []),
        ],
        data: written,
      };
    }
    const report = await issueSpend(database, scope, question);
    const text = JSON.stringify(
      report,
      (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
      2,
    );
    if (options.out) await pipeline([text], createWriteStream(options.out, { mode: 0o600 }));
    return { lines: options.out ? [`Written to ${options.out}.`] : [text], data: report };
  });
}

/** Opens a report as a file in Chinese. */
async function fileOf(
  places: ReportPlaces,
  scope: Scope,
  question: SpendQuestion,
  format: Exclude<ReportFormat, 'json'>,
): Promise<Readable> {
  if (format === 'csv') return (await spendCsv(places, scope, question, { language: 'zh' })).stream;
  const { bytes } = await issueSpend(places.database, scope, question, { format, language: 'zh' });
  return Readable.from([bytes]);
}
