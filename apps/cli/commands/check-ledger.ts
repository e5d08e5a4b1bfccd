import { asVerifier, checkTotals } from '#ledger';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';
import { sayFlaw } from './verify-entries.js';

/**
 * `tracker ledger check`: checks that every stored running total of the ledger equals the sum of
 * its entries.
 */
export async function checkLedger({ database: url }: { database?: string }): Promise<Answer> {
  const verification =
    url === undefined
      ? await withSession(({ ownerUrl }) => asVerifier(ownerUrl, checkTotals))
      : await asVerifier(url, checkTotals);
  const { totals, flaws } = verification;
  return {
    lines: [
      ...flaws.map(sayFlaw),
      `${totals} running totals: ${flaws.length === 0 ? 'each is the sum of its entries' : `${flaws.length} are wrong`}.`,
    ],
    data: verification,
    exitCode: flaws.length === 0 ? 0 : 1,
  };
}
