import { setImmediate as breathe } from 'node:timers/promises';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import {
  checkInContext,
  type PostingManner,
  type ProjectPosting,
  withPostings,
} from '../rules/check-in-context.js';
import { postingContext } from '../store/posting-context.js';
import type { ProposedEntry } from '../store/change-request-rows.js';

/**
 * Result of checking many amounts: the entries that can be submitted, and the problems of the
 * refused amounts, by the index of the amount (from 0).
 */
export interface CheckedPostings {
  rows: ProposedEntry[];
  refused: { index: number; problem: Problem }[];
}

/**
 * Number of amounts checked before the event loop is released, so that other requests are served
 * meanwhile.
 */
const CHECKED_AT_ONCE = 500;

/**
 * Checks amounts that are to be entered in the ledger, for any projects within the access scope.
 * Each amount is also compared with the other amounts given. Writes nothing.
 */
export async function checkPostings(
  tx: Tx,
  postings: readonly ProjectPosting[],
  manner: PostingManner,
): Promise<CheckedPostings> {
  const context = withPostings(
    await postingContext(tx, postings, { waiting: manner.origin === 'import' }),
    postings,
  );
  const checked: CheckedPostings = { rows: [], refused: [] };
  for (const [index, posting] of postings.entries()) {
    if (index % CHECKED_AT_ONCE === CHECKED_AT_ONCE - 1) await breathe();
    try {
      checked.rows.push({
        projectId: posting.projectId,
        ...checkInContext(posting, context, manner),
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      checked.refused.push({ index, problem: error });
    }
  }
  return checked;
}
