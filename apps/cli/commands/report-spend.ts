import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { serviceScope } from '#platform/database';
import { StartupError } from '#platform/program';
import { issueSpend, FIRST_GROUPS, spendCsv, type SpendQuestion } from '#reports';
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
  format: 'json' | 'csv';
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
    if (options.format === 'csv') {
      const { stream } = await spendCsv(
        {
          database,
          exports: exportsOver(database, settings),
        },
        scope,
        question,
        { language: 'zh' },
      );
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
