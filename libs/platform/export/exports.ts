import type { Readable } from 'node:stream';
import { type CsvWriter, writeCsv } from '../database/copy-csv.js';
import type { Database } from '../database/database.js';
import type { Scope } from '../database/scope.js';
import { Problem } from '../problem/problem.js';
import { Pace } from './pace.js';
import { Spool, type SpoolPlace } from './spool.js';

/**
 * Limits of exports: the number of simultaneous exports per user and in total, and the longest
 * duration of an export in ms.
 */
export interface ExportLimits {
  perPerson: number;
  atOnce: number;
  longestMs: number;
}

const HOUR_MS = 3_600_000;
const MIB = 1_048_576;
/**
 * Default limits. Two exports per user are allowed: a page downloads one file at a time, but an API
 * client may request the next file before it has closed the previous one.
 */
export const EXPORT_LIMITS: ExportLimits = { perPerson: 2, atOnce: 20, longestMs: 6 * HOUR_MS };
/**
 * Limits of a spool (buffer of an export that the client has not read yet) in bytes. Most files fit
 * into its memory part. What slow clients have not read yet is written with at most 2 MiB/s for all
 * of them together, which is still more than a slow connection takes.
 */
export const SPOOL_LIMITS: Omit<SpoolPlace, 'folder'> = {
  memoryMax: MIB / 4,
  fileMax: 1_024 * MIB,
  pace: new Pace(MIB, 2 * MIB),
};
/** Number of database connections for exports; other requests do not use them. */
export const EXPORT_CONNECTIONS = 2;
/** Seconds after which a client whose export was refused should try again. */
const WAIT_S = 30;

/**
 * Function that returns a CSV file as a stream; valid only inside {@link Exports.during}. `write`
 * writes the rows that are readable in `scope`.
 */
export type OpenCsv = (
  scope: Scope,
  write: (csv: CsvWriter) => Promise<unknown>,
) => Promise<Readable>;

/**
 * The only way to export rows as files. Exports have their own database connections. Data that the
 * client has not read yet is kept in a {@link Spool}, so that the database can finish a query early
 * and a slow client does not occupy a connection.
 */
export class Exports {
  private readonly places = new Map<string, number>();
  private database: Promise<Database> | null = null;

  /** @param open opens the database connections; called for the first export. */
  constructor(
    private readonly open: () => Promise<Database>,
    private readonly spool: SpoolPlace,
    private readonly limits: ExportLimits = EXPORT_LIMITS,
  ) {}

  /**
   * Runs `work`, which may open a CSV file, and counts it as an export of the user. The export ends
   * when the file's stream has been read or aborted, or when `work` ends without opening a file.
   * @throws Problem EXPORTS_UNFINISHED when the user has too many exports in progress, EXPORTS_FULL
   * when all users together have too many.
   */
  async during<T>(personId: string, work: (openCsv: OpenCsv) => Promise<T>): Promise<T> {
    const leave = this.enter(personId);
    let opened = false;
    try {
      return await work(async (scope, write) => {
        const stream = await this.stream(scope, write);
        opened = true;
        if (stream.closed) leave();
        else stream.once('close', leave);
        return stream;
      });
    } finally {
      if (!opened) leave();
    }
  }

  /**
   * Counts a file that the caller writes itself as an export of the user, until its stream has been
   * read or aborted. A stream that takes longer than the limit is aborted.
   * @throws Problem EXPORTS_UNFINISHED, EXPORTS_FULL
   */
  async counted(personId: string, open: () => Promise<Readable>): Promise<Readable> {
    const leave = this.enter(personId);
    try {
      const stream = await open();
      this.endLate(stream);
      if (stream.closed) leave();
      else stream.once('close', leave);
      return stream;
    } catch (error) {
      leave();
      throw error;
    }
  }

  private endLate(stream: Readable): void {
    const tooLong = setTimeout(() => {
      stream.destroy(new Error('the reader of this file took too long'));
    }, this.limits.longestMs).unref();
    stream.once('close', () => {
      clearTimeout(tooLong);
    });
  }

  private enter(personId: string): () => void {
    const own = this.places.get(personId) ?? 0;
    const all = [...this.places.values()].reduce((sum, count) => sum + count, 0);
    if (own >= this.limits.perPerson)
      throw new Problem('EXPORTS_UNFINISHED', { limit: this.limits.perPerson, seconds: WAIT_S });
    if (all >= this.limits.atOnce) throw new Problem('EXPORTS_FULL', { seconds: WAIT_S });
    this.places.set(personId, own + 1);
    return () => {
      const left = (this.places.get(personId) ?? 1) - 1;
      if (left > 0) this.places.set(personId, left);
      else this.places.delete(personId);
    };
  }

  /**
   * Starts writing a CSV file and returns it as a stream as soon as the transaction has begun. An
   * error before that rejects the promise and becomes a normal error response; a later error aborts
   * the stream.
   */
  private async stream(
    scope: Scope,
    write: (csv: CsvWriter) => Promise<unknown>,
  ): Promise<Readable> {
    const database = await (this.database ??= this.open().catch((error: unknown) => {
      this.database = null;
      throw error;
    }));
    const spool = new Spool(this.spool);
    // Without this listener, an error that occurs before the stream is returned would make Node end
    // the process. The code that reads the stream adds its own listener.
    spool.on('error', () => undefined);
    this.endLate(spool);
    return new Promise((resolve, reject) => {
      void writeCsv(database, scope, {
        out: spool,
        begun: () => {
          resolve(spool);
        },
        write,
      }).catch((error: Error) => {
        reject(error);
        spool.destroy(error);
      });
    });
  }
}
