import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, stampInstant } from '#platform';
import { recordProjectChange } from '#projects';
import { moveFiling } from '../rules/filing-life.js';
import type { BudgetFilingRow } from '../store/filing-rows.js';
import { updateFiling } from '../store/write-filing.js';
import { lockFiling, seenFiling } from './hold-filing.js';
import { refuseSecond } from './refuse-second.js';
import { workOf } from './works.js';

interface SubmitFilingInput {
  id: string;
  versionRead: number;
}

/**
 * Submits a draft or a returned change request for a decision.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, FILING_STATE, FILING_WAITING, or the code of a
 * rule that the content breaks by now.
 */
export function submitFiling(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead }: SubmitFilingInput,
): Promise<BudgetFilingRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await seenFiling(tx, id);
    allow(actor, 'budget.file', seen);
    const { filing, project } = await lockFiling(tx, seen, versionRead);
    const state = moveFiling(filing.state, 'submit');
    await refuseSecond(tx, filing);
    await workOf(filing.kind).judge({ tx, project, today: clock.today() }, filing.content);
    const at = await stampInstant(tx);
    const authors = [...new Set([...filing.authors, actor.personId])];
    const submitted = await updateFiling(
      tx,
      filing,
      {
        state,
        authors,
        submittedBy: actor.personId,
        submittedAt: at,
        decidedBy: null,
        decidedAt: null,
        decisionReason: null,
      },
      { changedBy: actor.personId, at },
    );
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.submit',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      newValue: { state, kind: filing.kind },
    });
    return submitted;
  });
}
