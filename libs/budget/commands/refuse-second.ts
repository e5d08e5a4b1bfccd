import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { dayAt, timeOfDayAt } from '#values';
import { changeRequestSubject } from '../rules/change-request-subject.js';
import type { BudgetChangeRequestRow } from '../store/change-request-rows.js';
import { waitingSince } from '../store/waiting-change-request.js';

/**
 * Refuses to submit a change request while another request about the same subject waits for a
 * decision. The project must be locked by the caller, so that two officers cannot submit at the
 * same time.
 * @throws Problem FILING_WAITING at the field that identifies the subject.
 */
export async function refuseSecond(
  tx: Tx,
  changeRequest: Pick<BudgetChangeRequestRow, 'id' | 'projectId' | 'kind' | 'content'>,
): Promise<void> {
  const subject = changeRequestSubject(changeRequest.kind, changeRequest.content);
  const since = subject && (await waitingSince(tx, changeRequest, subject));
  if (subject && since) {
    const [path = ''] = Object.keys(subject);
    throw new Problem('FILING_WAITING', { at: `${dayAt(since)} ${timeOfDayAt(since)}` }, [
      { path, code: 'FILING_WAITING' },
    ]);
  }
}
