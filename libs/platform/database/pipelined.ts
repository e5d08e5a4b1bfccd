import type { Tx } from './database.js';
import { OpeningClient } from './opening-client.js';
import { nameOfStatement } from './statement-names.js';

/**
 * Writes to the database without waiting for the result. The statement is sent together with the
 * next statement of the transaction or with its COMMIT, and runs before it. If the write fails,
 * that later statement or the COMMIT throws the error.
 * @param text constant SQL of the program.
 */
export async function pipelined(
  tx: Tx,
  text: string,
  values: readonly (string | null)[],
): Promise<void> {
  const client: unknown = await tx.queryRunner?.connect();
  if (
    client instanceof OpeningClient &&
    client.takeAlong({ name: nameOfStatement(text), text, values })
  )
    return;
  await tx.query(text, [...values]);
}
