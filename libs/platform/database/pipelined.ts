import type { Tx } from './database.js';
import { OpeningClient } from './opening-client.js';
import { nameOfStatement } from './statement-names.js';

/**
 * Pipelines a write whose result is not needed: it is sent together with the transaction's next
 * statement or its COMMIT, in the same round trip and before it. Its errors surface in that
 * statement or in the transaction.
 * @param text SQL constant of the program; parameters are texts.
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
