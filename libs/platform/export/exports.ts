import type { Readable } from 'node:stream';
import { type CsvWriter, writeCsv } from '../database/copy-csv.js';
import type { Database } from '../database/database.js';
import type { Scope } from '../database/scope.js';
import { Problem } from '../problem/problem.js';
import { Spool, type SpoolPlace } from './spool.js';

/**
 * Maximum number of exports at once, per person and in all, and the maximum duration of one (ms).
 */
export interface ExportLimits {
  perPerson: number;
  atOnce: number;
  longestMs: number;
}

const HOUR_MS = 3_600_000;
const MIB = 1_048_576;
/**
 * Two per person: a page downloads one file at a time, but a script may request the next before it
 * has closed the last.
 */
export const EXPORT_LIMITS: ExportLimits = { perPerson: 2, atOnce: 20, longestMs: 6 * HOUR_MS };
/** Limits of a spool in bytes; most files fit into memory. */
export const SPOOL_LIMITS = { memoryMax: MIB / 4, fileMax: 1_024 * MIB } as const;
/** Number of database connections for exports, separate from those of other requests. */
export const EXPORT_CONNECTIONS = 2;
/** Time in seconds after which a refused client should retry. */
const WAIT_S = 30;

/** Opens a CSV file as a stream, while the caller's slot is reserved. */
export type OpenCsv = (scope: Scope, write: (csv: CsvWriter) => Promise<void>) => Promise<Readable>;

/**
 * Exports rows as files; the only way to do so. Files have separate database connections and are
 * read at the database's pace. What the client has not read yet waits in a {@link Spool}, so that
 * slow clients do not occupy connections.
 */
export class Exports {
  private readonly places = new Map<string, number>();
  private database: Promise<Database> | null = null;

  /** @param open opens the database connections; called for the first file. */
  constructor(
    private readonly open: () => Promise<Database>,
    private readonly spool: SpoolPlace,
    private readonly limits: ExportLimits = EXPORT_LIMITS,
  ) {}

  /**
   * Reserves a slot for a person until the stream that `work` opens has been read or aborted, or
   * until `work` fails.
   * @throws Problem EXPORTS_UNFINISHED when the person has too many exports in progress,
   * EXPORTS_FULL when there are too many in all.
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
   * Resolves once the database answers, so that an immediate error becomes a normal error response;
   * a later error aborts the file.
   */
  private async stream(scope: Scope, write: (csv: CsvWriter) => Promise<void>): Promise<Readable> {
    const database = await (this.database ??= this.open().catch((error: unknown) => {
      this.database = null;
      throw error;
    }));
    const spool = new Spool(this.spool);
    // Readers add a listener of their own; until the stream is handed out, this one prevents an
    // unhandled error.
    spool.on('error', () => undefined);
    const tooLong = setTimeout(() => {
      spool.destroy(new Error('the reader of this file took too long'));
    }, this.limits.longestMs).unref();
    spool.once('close', () => {
      clearTimeout(tooLong);
    });
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
