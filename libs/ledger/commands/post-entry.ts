import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, RepeatableRequest } from '#platform/database';
import { findProject } from '#projects';
import { type Confirmations, confirmedIn, givenOf } from '../rules/confirmations.js';
import { checkInContext, withPostings } from '../rules/check-in-context.js';
import type { Posting } from '../rules/check-posting.js';
import { postingContext } from '../store/posting-context.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { fileOnce, submitLedgerChangeRequest } from './submit-change-request.js';

/** An amount to be entered in the ledger, with the submitter's confirmations of doubtful values. */
export type DirectPosting = Posting & { [name in keyof Confirmations]?: boolean | undefined };

interface PostEntryInput {
  projectId: string;
  wanted: DirectPosting;
  /** Whether the change request is stored as a draft instead of being submitted. */
  draft?: boolean;
  request: RepeatableRequest | null;
}

/**
 * Submits a change request to add one entry to a project's ledger. The entry is added once another
 * user approves it.
 * @returns the change request; for a repeated request, the one that the first request created.
 * @throws Problem NOT_FOUND, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, or the code of the broken rule;
 * nothing is stored then.
 */
export function postEntry(
  database: Database,
  clock: Clock,
  actor: Actor,
  {
    projectId,
    wanted: { unitConfirmed, repeatConfirmed, openingConfirmed, ...posting },
    draft = false,
    request,
  }: PostEntryInput,
): Promise<LedgerChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'ledger.post', await findProject(tx, projectId));
    return fileOnce(tx, request, async () => {
      const confirmed = confirmedIn({ unitConfirmed, repeatConfirmed, openingConfirmed });
      const context = withPostings(
        await postingContext(tx, [{ projectId, posting }], { waiting: false }),
        [{ projectId, posting }],
      );
      const { unitId, facts } = checkInContext({ projectId, posting }, context, {
        today: clock.today(),
        origin: 'direct',
        confirmed,
      });
      return submitLedgerChangeRequest(tx, actor, {
        action: 'ledger.post',
        kind: 'posting',
        rows: [{ projectId, unitId, facts }],
        note: posting.note ?? null,
        undoesId: null,
        draft,
        facts: givenOf(confirmed),
      });
    });
  });
}
