import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { type CopyToStreamQuery, to as copyTo } from 'pg-copy-streams';
import type { Tx } from './database.js';

type CopyClient = pg.PoolClient & { connection: { stream: Socket } };

/**
 * Runs a COPY … TO STDOUT and writes its output to the stream `out`, which stays open.
 * @param through transforms the bytes; by default they are unchanged.
 * @returns the number of rows.
 * @throws errors of the database or of the output. After an error of the output the connection is
 * closed, because the unfinished COPY would block it forever.
 */
export async function copyTextOut(
  tx: Tx,
  copySql: string,
  out: Writable,
  through: (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer | string> = (source) => source,
): Promise<number> {
  const client = (await tx.queryRunner?.connect()) as CopyClient;
  const copy: CopyToStreamQuery = client.query(copyTo(copySql));
  // Ignored: if the connection is lost between the last row and the end of the COPY, the error is
  // emitted on a stream that is no longer read. Without this listener Node would end the process.
  copy.on('error', () => undefined);
  try {
    await pipeline(copy, through, out, { end: false });
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) client.connection.stream.destroy();
    throw error;
  }
  return copy.rowCount;
}

const LINE_END = 0x0a;

/**
 * Splits a stream of bytes into blocks that contain only whole lines. The last line counts as whole
 * even without a line end.
 */
export async function* wholeLines(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  for await (const chunk of source) {
    const end = chunk.lastIndexOf(LINE_END) + 1;
    if (end === 0) {
      begun.push(chunk);
      continue;
    }
    yield begun.length === 0
      ? chunk.subarray(0, end)
      : Buffer.concat([...begun, chunk.subarray(0, end)]);
    begun = end < chunk.length ? [chunk.subarray(end)] : [];
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

/**
 * Calls `take` for each line in a block, with the offsets of its first byte and of the byte after
 * its last one.
 */
export function eachLine(
  block: Buffer,
  take: (block: Buffer, from: number, to: number) => void,
): void {
  for (let from = 0; from < block.length;) {
    const found = block.indexOf(LINE_END, from);
    const to = found === -1 ? block.length : found;
    take(block, from, to);
    from = to + 1;
  }
}

/**
 * Writes all rows of a query to a stream, in the text format of COPY.
 * @returns the number of rows.
 */
export const copyOut = (tx: Tx, sql: string, out: Writable): Promise<number> =>
  copyTextOut(tx, `COPY (${sql}) TO STDOUT`, out);
