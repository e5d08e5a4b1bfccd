import { createReadStream } from 'node:fs';
import { eachLine, wholeLines } from '#platform/database';
import { EXPORT_MARKS } from '../rules/export-marks.js';
import { type LedgerVerification, LedgerWalk } from '../rules/ledger-walk.js';
import type { NotedHead } from '../rules/noted-head.js';

/**
 * Verifies a file that {@link exportLedger} wrote, without a database. If the file is truncated or
 * has another format, this is reported as a flaw.
 */
export async function verifyExport(
  file: string,
  noted: readonly NotedHead[] = [],
): Promise<LedgerVerification> {
  const walk = new LedgerWalk(noted);
  const reader = new ExportReader(walk);
  try {
    for await (const block of wholeLines(createReadStream(file)))
      eachLine(block, (bytes, from, to) => reader.take(bytes, from, to));
    return reader.end();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    const { projects, entries, flaws } = walk.end();
    return {
      projects,
      entries,
      flaws: [
        {
          projectId: null,
          sequence: null,
          what: `line ${reader.line} of the file: ${error.message}`,
        },
        ...flaws,
      ],
    };
  }
}

const MARK = '='.charCodeAt(0);

/**
 * Reads the lines of an export file one by one and keeps track of the part of the file (projects or
 * entries) to which the next line belongs.
 */
class ExportReader {
  line = 0;
  private part: 'begin' | 'projects' | 'entries' | 'end' = 'begin';
  private projects = 0;
  private entries = 0;

  constructor(private readonly walk: LedgerWalk) {}

  take(bytes: Buffer, from: number, to: number): void {
    this.line += 1;
    if (bytes[from] === MARK) return this.mark(bytes.toString('utf8', from, to));
    if (this.part === 'projects') {
      this.projects += 1;
      this.walk.project(bytes.toString('utf8', from, to));
    } else if (this.part === 'entries') {
      this.entries += 1;
      this.walk.entry(bytes, from, to);
    } else {
      throw new RangeError(
        this.part === 'end'
          ? 'something stands after the end'
          : 'this is not an export of the ledger',
      );
    }
  }

  end(): LedgerVerification {
    if (this.part !== 'end') throw new RangeError('the file breaks off');
    return this.walk.end();
  }

  private mark(line: string): void {
    if (this.line === 1 && line === EXPORT_MARKS.begin) return;
    if (this.part === 'begin' && this.line === 2 && line === EXPORT_MARKS.projects)
      this.part = 'projects';
    else if (this.part === 'projects' && line === EXPORT_MARKS.entries) this.part = 'entries';
    else if (this.part === 'entries' && line === EXPORT_MARKS.end(this.projects, this.entries))
      this.part = 'end';
    else
      throw new RangeError(
        line.startsWith('= end')
          ? 'the file does not hold what its end says'
          : 'this is not an export of the ledger that this version can read',
      );
  }
}
