import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, RepeatableRequest } from '#platform/database';
import { Problem } from '#platform/problem';
import { confirmedIn } from '../rules/confirmations.js';
import type { ProjectPosting } from '../rules/check-in-context.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { fileOnce, submitLedgerChangeRequest } from './submit-change-request.js';
import { checkPostings } from './check-postings.js';

/**
 * Confirmations for all entries of a bulk command, because there is no user who could be asked: an
 * entry that equals another one is a separate entry, and an amount before 2021 is in addition to
 * the other amounts before 2021.
 */
const NOBODY_ASKED = confirmedIn({ repeatConfirmed: true, openingConfirmed: true });

/** Largest number of entries in one change request. */
export const LEDGER_CHANGE_REQUEST_ENTRIES_MAX = 100_000;

interface PostEntriesInput {
  postings: readonly ProjectPosting[];
  request: RepeatableRequest | null;
}

/**
 * Submits one change request to add many entries of any projects; all or none are added.
 * @throws Problem of the first entry that cannot be submitted, with its fields named
 * `entries.<index>.<field>`; NOT_FOUND, FORBIDDEN.
 */
export function postEntries(
  database: Database,
  clock: Clock,
  actor: Actor,
  { postings, request }: PostEntriesInput,
): Promise<LedgerChangeRequestRow> {
  if (postings.length < 1 || postings.length > LEDGER_CHANGE_REQUEST_ENTRIES_MAX)
    throw new RangeError(`a proposal has 1 to ${LEDGER_CHANGE_REQUEST_ENTRIES_MAX} entries`);
  return database.write(actor.scope, async (tx) => {
    return fileOnce(tx, request, async () => {
      const {
        rows,
        refused: [first],
      } = await checkPostings(tx, postings, {
        today: clock.today(),
        origin: 'direct',
        confirmed: NOBODY_ASKED,
      });
      if (first)
        throw new Problem(
          first.problem.code,
          first.problem.facts,
          first.problem.errors.map((error) => ({
            ...error,
            path: `entries.${first.index}.${error.path}`,
          })),
        );
      for (const unitId of new Set(rows.map((row) => row.unitId)))
        allow(actor, 'ledger.post', { unitId });
      return submitLedgerChangeRequest(tx, actor, {
        action: 'ledger.post',
        kind: 'posting',
        rows,
        note: null,
        undoesId: null,
      });
    });
  });
}
