import { type Actor, allow } from '#identity';
import { type Clock, type Database, type RepeatableRequest } from '#platform';
import { findProject } from '#projects';
import { type Confirmations, confirmedIn, givenOf } from '../rules/confirmations.js';
import { judgeInContext, withPostings } from '../rules/judge-in-context.js';
import type { Posting } from '../rules/judge-posting.js';
import { postingContext } from '../store/posting-context.js';
import type { LedgerProposalRow } from '../store/proposal-row.js';
import { fileOnce, fileProposal } from './file-proposal.js';

/** A posting with the sender's confirmations. */
export type DirectPosting = Posting & { [name in keyof Confirmations]?: boolean | undefined };

interface PostEntryInput {
  projectId: string;
  wanted: DirectPosting;
  request: RepeatableRequest | null;
}

/**
 * Proposes one entry for a project's ledger. It is recorded once another person approves it.
 * @returns the change request; for a repeated request the one created first.
 * @throws Problem NOT_FOUND, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, or the code of the broken rule;
 * nothing is written then.
 */
export function postEntry(
  database: Database,
  clock: Clock,
  actor: Actor,
  {
    projectId,
    wanted: { unitConfirmed, repeatConfirmed, openingConfirmed, ...posting },
    request,
  }: PostEntryInput,
): Promise<LedgerProposalRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'ledger.post', await findProject(tx, projectId));
    return fileOnce(tx, request, async () => {
      const confirmed = confirmedIn({ unitConfirmed, repeatConfirmed, openingConfirmed });
      const context = withPostings(
        await postingContext(tx, [{ projectId, posting }], { waiting: false }),
        [{ projectId, posting }],
      );
      const { unitId, facts } = judgeInContext({ projectId, posting }, context, {
        today: clock.today(),
        origin: 'direct',
        confirmed,
      });
      return fileProposal(tx, actor, {
        action: 'ledger.post',
        kind: 'posting',
        rows: [{ projectId, unitId, facts }],
        note: null,
        undoesId: null,
        facts: givenOf(confirmed),
      });
    });
  });
}
