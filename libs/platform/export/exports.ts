import type { Readable } from 'node:stream';
import { type CsvWriter, writeCsv } from '../database/copy-csv.js';
import type { Database } from '../database/database.js';
import type { Scope } from '../database/scope.js';
import { Problem } from '../problem/problem.js';
import { Spool, type SpoolPlace } from './spool.js';

/** How many files go out at once, to one person and to all, and how long one may take. */
export interface ExportLimits {
  perPerson: number;
  atOnce: number;
  longestMs: number;
}

const HOUR_MS = 3_600_000;
const MIB = 1_048_576;
/** A page asks for one file at a time; a script may ask for the next before it has put the last one away. */
export const EXPORT_LIMITS: ExportLimits = { perPerson: 2, atOnce: 20, longestMs: 6 * HOUR_MS };
/** A quarter of a MiB is more than most files weigh. */
export const SPOOL_LIMITS = { memoryMax: MIB / 4, fileMax: 1_024 * MIB } as const;
/** Connections that files are read by, beside those of all other requests. */
export const EXPORT_CONNECTIONS = 2;
/** What whoever is refused is told to wait, in seconds. */
const WAIT_S = 30;

/** A file that may go out, as long as its place is kept. */
export type OpenCsv = (scope: Scope, write: (csv: CsvWriter) => Promise<void>) => Promise<Readable>;

/**
 * The one way by which rows leave as a file. Files are read by connections of their own, at the database's pace: what the reader
 * has not taken waits in a {@link Spool}, so that a slow line holds no connection, and ten of them keep nobody from anything.
 */
export class Exports {
  private readonly places = new Map<string, number>();
  private database: Promise<Database> | null = null;

  /** @param open opens the connections, when the first file is asked for. */
  constructor(
    private readonly open: () => Promise<Database>,
    private readonly spool: SpoolPlace,
    private readonly limits: ExportLimits = EXPORT_LIMITS,
  ) {}

  /**
   * Takes a place for a person, and keeps it until the stream that `work` opens has been read or given up, or until `work` fails.
   * @throws Problem EXPORTS_UNFINISHED when they have files enough on their way, EXPORTS_FULL when everybody together has.
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

  /** Resolves once the database answers, so that what it refuses at once is answered as any refusal; a later failure breaks the file off. */
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
