import { Injectable, type Type } from '@nestjs/common';
import {
  Approvals,
  type Approved,
  type ChangeContext,
  type ChangeHandler,
  ChangeHandlers,
  type ChangeRequestRow,
  HandlesChanges,
  type Summary,
} from '#approvals';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { confirmedIn } from '../rules/confirmations.js';
import { checkInContext, withPostings } from '../rules/check-in-context.js';
import { summariesOf } from '../queries/summaries.js';
import {
  deleteRows,
  insertRows,
  lockProjects,
  onlyRow,
  payloadOf,
  type ProjectHome,
  reversedBy,
} from '../store/change-request-rows.js';
import { firstReversed } from '../store/find-entry.js';
import { refuseHeldMonths, refuseHeldRequest } from '../store/held-months.js';
import { lockHeads } from '../store/ledger-heads.js';
import { refuseRecovered } from '../store/recoveries.js';
import { postingContext } from '../store/posting-context.js';
import { enterLedgerChangeRequest } from './enter-change-request.js';
import { checkRecoveries } from './recover-entry.js';
import type { DirectPosting } from './post-entry.js';

/** Kinds of change requests that add entries to the ledger. */
export const LEDGER_CHANGE_KINDS = ['ledger-entries', 'import'] as const;

const isRecovery = (payload: object): boolean => 'form' in payload && payload.form === 'recovery';

/** Handles change requests that add entries to the ledger, one by one or from a file. */
export class LedgerChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisationIds: readonly string[]): void {
    for (const unitId of organisationIds) allow(actor, 'ledger.post', { unitId });
  }

  /**
   * Locks the projects, so that none is transferred meanwhile. They come before the request and the
   * ends of the chains: a transfer locks the project first too.
   */
  lock(tx: Tx, { id }: ChangeRequestRow): Promise<ProjectHome[]> {
    return lockProjects(tx, id);
  }

  /**
   * Checks that nothing is reversed twice, no more comes back than was entered, and no month is held
   * by a monthly return. What else is checked of an amount was checked when it was written: other
   * amounts may be entered while it waits.
   * @throws Problem ENTRY_ALREADY_REVERSED, ENTRY_HAS_RECOVERIES, RECOVERY_EXCEEDS_ENTRY,
   * RETURN_HOLDS_MONTH
   */
  async validate({ tx }: ChangeContext, { id, payload }: ChangeRequestRow): Promise<void> {
    if (!('besideReturns' in payload)) await refuseHeldRequest(tx, id);
    const reversed = await reversedBy(tx, id);
    if (reversed.length === 0 && !isRecovery(payload)) return;
    // Two decisions about the same entry follow one another, so that the second sees the first.
    await lockHeads(tx, await lockProjects(tx, id));
    if (reversed.length > 0 && (await firstReversed(tx, reversed)) !== null)
      throw new Problem('ENTRY_ALREADY_REVERSED');
    await refuseRecovered(tx, reversed);
    await checkRecoveries(tx, id);
  }

  /**
   * Replaces the amount of a request that adds a single one. Its entry keeps its id.
   * @throws Problem CHANGE_REQUEST_NOT_EDITABLE for a correction, an undoing or a file; the code of
   * the rule that the amount breaks
   */
  async edit(
    { tx, today }: ChangeContext,
    { id, payload: before }: ChangeRequestRow,
    payload: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const only = await onlyRow(tx, id);
    if (!only || !('form' in before) || before.form !== 'posting')
      throw new Problem('CHANGE_REQUEST_NOT_EDITABLE');
    const { projectId, entryId } = only;
    const { unitConfirmed, repeatConfirmed, openingConfirmed, ...posting } =
      payload as DirectPosting;
    const wanted = { projectId, posting };
    const context = withPostings(await postingContext(tx, [wanted], { waiting: false }), [wanted]);
    const { unitId, facts } = checkInContext(wanted, context, {
      today,
      origin: 'direct',
      confirmed: confirmedIn({ unitConfirmed, repeatConfirmed, openingConfirmed }),
    });
    await refuseHeldMonths(tx, [{ projectId, month: facts.month }]);
    const row = { projectId, unitId, facts, entryId };
    await deleteRows(tx, id);
    await insertRows(tx, id, [row]);
    return { payload: payloadOf('posting', [row], null), subjectKey: null };
  }

  summarise(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<ReadonlyMap<string, Summary>> {
    return summariesOf(tx, requests);
  }

  /** Moves the entries of the request into the hash chains of their projects. */
  async apply(
    { tx }: ChangeContext,
    { id, projects: count, payload }: ChangeRequestRow,
    { filedBy, approvedBy, locked }: Approved,
  ): Promise<void> {
    const { entries } = payload as { entries: number };
    await enterLedgerChangeRequest(
      tx,
      { id, projects: count, entries, filedBy },
      { projects: locked as ProjectHome[], approvedBy },
    );
  }
}

/** Handles requests for the entries of a file. Its content is the file, so it cannot be edited. */
@Injectable()
@HandlesChanges(['import'])
export class ImportChanges extends LedgerChanges {}

/**
 * Returns what the commands about change requests need, with the handlers of the ledger alone: for
 * the command line, which runs without Nest.
 */
export function ledgerApprovals(database: Database, clock: Clock): Approvals {
  const handlers = new ChangeHandlers();
  for (const kind of LEDGER_CHANGE_KINDS) handlers.add(kind, new LedgerChanges());
  return new Approvals(database, clock, handlers);
}
