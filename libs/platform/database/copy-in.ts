import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './database.js';

type CopyClient = pg.PoolClient & { connection: { stream: Socket } };

/**
 * Runs a COPY … FROM STDIN with the bytes of a stream, in the text format of COPY.
 * @returns the number of rows.
 * @throws errors of the database or of the input. After an error of the input the connection is
 * closed, because the unfinished COPY would block it forever.
 */
export async function copyIn(tx: Tx, copySql: string, input: Readable): Promise<number> {
  const client = (await tx.queryRunner?.connect()) as CopyClient;
  const copy: CopyStreamQuery = client.query(copyFrom(copySql));
  try {
    await pipeline(input, copy);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) client.connection.stream.destroy();
    throw error;
  }
  return copy.rowCount;
}
