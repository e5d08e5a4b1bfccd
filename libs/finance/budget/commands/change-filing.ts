import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, Problem } from '#platform';
import { recordProjectChange } from '#projects';
import { packContent } from '../rules/content-json.js';
import type { FiledContent, UnfinishedContent } from '../rules/filing-contents.js';
import { moveFiling } from '../rules/filing-life.js';
import type { BudgetFilingRow } from '../store/filing-rows.js';
import { updateFiling } from '../store/write-filing.js';
import { lockFiling, seenFiling } from './hold-filing.js';
import { workOf } from './works.js';

interface ChangeFilingInput {
  id: string;
  versionRead: number;
  filed: FiledContent | UnfinishedContent;
}

/**
 * Replaces the content of a draft or returned change request, provided the version that was read is
 * still current. The editor becomes one of its authors.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, FILING_STATE, or the code of the rule that the
 * content breaks.
 */
export function changeFiling(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, filed }: ChangeFilingInput,
): Promise<BudgetFilingRow> {
  const { kind, content } = filed;
  return database.write(actor.scope, async (tx) => {
    const seen = await seenFiling(tx, id);
    if (seen.kind !== kind) throw new Problem('NOT_FOUND');
    allow(actor, 'budget.file', seen);
    const { filing, project } = await lockFiling(tx, seen, versionRead);
    const state = moveFiling(filing.state, 'edit');
    const stored = packContent(content);
    if (!('unfinished' in filed))
      await workOf(kind).judge({ tx, project, today: clock.today() }, stored);
    const authors = [...new Set([...filing.authors, actor.personId])];
    const changed = await updateFiling(
      tx,
      filing,
      { state, content: stored, authors, decidedBy: null, decidedAt: null, decisionReason: null },
      { changedBy: actor.personId },
    );
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.edit',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      oldValue: filing.content,
      newValue: stored,
    });
    return changed;
  });
}
