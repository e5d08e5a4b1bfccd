import type { Socket } from 'node:net';
import pg from 'pg';
import type { Tx } from './database.js';

/**
 * Handles one line in place within a buffer; `to` is exclusive. An error thrown here ends the
 * reading.
 */
export type TakeLine = (bytes: Buffer, from: number, to: number) => void;

interface Wire {
  stream: Socket;
}

/**
 * Members of `pg`'s query that its published types lack. The database sends one message per line.
 */
interface PgQuery {
  callback: (error: Error | null) => void;
  handleCopyData(message: { chunk: Buffer }, wire: Wire): void;
}
const PgQuery = pg.Query as unknown as new (text: string) => PgQuery;

/**
 * A COPY whose lines are consumed as they arrive from the socket. Nothing is buffered, so a slow
 * consumer slows down the sender.
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
      // The database would send the remaining rows anyway, so the connection is closed.
      wire.stream.destroy();
    }
  }
}

/**
 * Streams all rows of a query line by line, in the text format of COPY. The query must be a
 * constant of the program and takes no parameters.
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
