import { Problem, type Tx } from '#platform';
import { dayAt, timeOfDayAt } from '#values';
import { filingSubject } from '../rules/filing-subject.js';
import type { BudgetFilingRow } from '../store/filing-rows.js';
import { waitingSince } from '../store/waiting-filing.js';

/**
 * Refuses a second submitted request about the same subject. Must be called while the project is
 * locked, so that two officers cannot submit at the same time.
 * @throws Problem FILING_WAITING at the field that identifies the subject.
 */
export async function refuseSecond(
  tx: Tx,
  filing: Pick<BudgetFilingRow, 'id' | 'projectId' | 'kind' | 'content'>,
): Promise<void> {
  const subject = filingSubject(filing.kind, filing.content);
  const since = subject && (await waitingSince(tx, filing, subject));
  if (subject && since) {
    const [path = ''] = Object.keys(subject);
    throw new Problem('FILING_WAITING', { at: `${dayAt(since)} ${timeOfDayAt(since)}` }, [
      { path, code: 'FILING_WAITING' },
    ]);
  }
}
