import { type Actor, allow } from '#identity';
import { type Clock, type Database, type RepeatableRequest } from '#platform';
import { findProject } from '#projects';
import { judgeInContext } from '../rules/judge-in-context.js';
import type { Posting } from '../rules/judge-posting.js';
import { postingContext } from '../store/posting-context.js';
import type { LedgerProposalRow } from '../store/proposal-row.js';
import { fileOnce, fileProposal } from './file-proposal.js';

/** A posting, and whether its sender has confirmed an amount far from its neighbours. */
export interface DirectPosting extends Posting { unitConfirmed?: boolean | undefined }

/**
 * Proposes one entry for a project's ledger; it is in the ledger once another person approves it.
 * @returns the proposal; the first one again when the request is a repeat.
 * @throws Refusal NOT_FOUND, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, or the rule that was broken; nothing is written then.
 */
export function postEntry(database: Database, clock: Clock, actor: Actor, projectId: string, { unitConfirmed = false, ...posting }: DirectPosting, request: RepeatableRequest | null): Promise<LedgerProposalRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'ledger.post', await findProject(tx, projectId));
    return fileOnce(tx, request, async () => {
      const context = await postingContext(tx, [{ projectId, posting }]);
      const { unitId, facts } = judgeInContext({ projectId, posting }, context, { today: clock.today(), origin: 'direct', unitConfirmed });
      return fileProposal(tx, actor, { action: 'ledger.post', kind: 'posting', rows: [{ projectId, unitId, facts }], note: null, undoesId: null, ...(unitConfirmed ? { facts: { unitConfirmed } } : {}) });
    });
  });
}
