import { setImmediate as breathe } from 'node:timers/promises';
import { Problem, type Tx } from '#platform';
import {
  judgeInContext,
  type PostingManner,
  type ProjectPosting,
  withPostings,
} from '../rules/judge-in-context.js';
import { postingContext } from '../store/posting-context.js';
import type { ProposedEntry } from '../store/proposal-rows.js';

/**
 * Result of checking many postings: the entries that can be submitted, and the refused postings by
 * index (from 0).
 */
export interface JudgedPostings {
  rows: ProposedEntry[];
  refused: { index: number; problem: Problem }[];
}

/** Number of postings after which the event loop gets a turn. */
const JUDGED_AT_ONCE = 500;

/**
 * Checks postings to any projects within the transaction's access scope, also against each other.
 * Writes nothing.
 */
export async function judgePostings(
  tx: Tx,
  postings: readonly ProjectPosting[],
  manner: PostingManner,
): Promise<JudgedPostings> {
  const context = withPostings(
    await postingContext(tx, postings, { waiting: manner.origin === 'import' }),
    postings,
  );
  const judged: JudgedPostings = { rows: [], refused: [] };
  for (const [index, posting] of postings.entries()) {
    if (index % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await breathe();
    try {
      judged.rows.push({
        projectId: posting.projectId,
        ...judgeInContext(posting, context, manner),
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      judged.refused.push({ index, problem: error });
    }
  }
  return judged;
}
