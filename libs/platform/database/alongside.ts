import type { Tx } from './database.js';
import { OpeningClient } from './opening-client.js';
import { nameOfStatement } from './statement-names.js';

/**
 * Writes something whose answer nobody needs: it goes to the database together with the transaction's next question or with its COMMIT,
 * in their round trip, and before them. What it breaks is told by that question, or by the transaction.
 * @param text the program's own; parameters are texts.
 */
export async function alongside(
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
