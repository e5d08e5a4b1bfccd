import type { Socket } from 'node:net';
import pg from 'pg';
import type { Tx } from './database.js';

/**
 * Callback for one line, which is the bytes of the buffer from `from` up to, but not including,
 * `to`. An error thrown by the callback ends the query.
 */
export type TakeLine = (bytes: Buffer, from: number, to: number) => void;

interface Wire {
  stream: Socket;
}

/**
 * Members of the class `Query` of `pg` that its published types lack. The database sends one
 * message per line of a COPY.
 */
interface PgQuery {
  callback: (error: Error | null) => void;
  handleCopyData(message: { chunk: Buffer }, wire: Wire): void;
}
const PgQuery = pg.Query as unknown as new (text: string) => PgQuery;

/**
 * A COPY query that passes each line to a callback as soon as the line arrives from the socket.
 * Lines are not stored in memory; a slow callback therefore only makes the database wait.
 */
class CopyLines extends PgQuery {
  private refused: Error | null = null;

  constructor(
    sql: string,
    private readonly take: TakeLine,
    done: (error: Error | null) => void,
  ) {
    super(`COPY (${sql}) TO STDOUT`);
    this.callback = (error) => done(this.refused ?? error);
  }

  override handleCopyData({ chunk }: { chunk: Buffer }, wire: Wire): void {
    if (this.refused) return;
    try {
      this.take(chunk, 0, chunk.length - 1);
    } catch (error) {
      this.refused = error as Error;
      // After an error of the callback, the connection is closed, because the database would
      // otherwise send all remaining rows.
      wire.stream.destroy();
    }
  }
}

/**
 * Passes all rows of a query to `take`, one by one, in the text format of COPY.
 * @param sql constant SQL of the program without parameters.
 */
export async function copyLines(tx: Tx, sql: string, take: TakeLine): Promise<void> {
  const client = (await tx.queryRunner?.connect()) as pg.PoolClient;
  await new Promise<void>((resolve, reject) => {
    client.query(
      new CopyLines(sql, take, (error) => {
        if (error) reject(error);
        else resolve();
      }) as never,
    );
  });
}
