import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Clock, type Database, once, type RepeatableRequest, stampInstant } from '#platform';
import { findProject, lockProject, recordProjectChange } from '#projects';
import { packContent } from '../rules/content-json.js';
import type { FiledContent, UnfinishedContent } from '../rules/filing-contents.js';
import { BudgetFilingRow } from '../store/filing-rows.js';
import { insertFiling } from '../store/write-filing.js';
import { refuseSecond } from './refuse-second.js';
import { workOf } from './works.js';

interface DraftFilingInput {
  projectId: string;
  filed: FiledContent | UnfinishedContent;
  request: RepeatableRequest | null;
}

/**
 * Creates a change request about a project as a draft. It has no effect until another person
 * approves it.
 * @returns the change request; for a repeated request the one created first.
 * @throws Problem NOT_FOUND, FORBIDDEN, FILING_WAITING, or the code of the rule that is broken.
 * Incomplete content is accepted here and checked on submission.
 */
export function draftFiling(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, filed, request }: DraftFilingInput,
): Promise<BudgetFilingRow> {
  const { kind, content } = filed;
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'budget.file', await findProject(tx, projectId));
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      const stored = packContent(content);
      const id = randomUUID();
      if (!('unfinished' in filed)) {
        await refuseSecond(tx, { id, projectId, kind, content: stored });
        await workOf(kind).judge({ tx, project, today: clock.today() }, stored);
      }
      const filing: BudgetFilingRow = {
        id,
        projectId,
        unitId: project.unitId,
        kind,
        state: 'draft',
        version: 1,
        content: stored,
        authors: [actor.personId],
        submittedBy: null,
        submittedAt: null,
        decidedBy: null,
        decidedAt: null,
        decisionReason: null,
        createdAt: await stampInstant(tx),
      };
      await insertFiling(tx, filing, actor.personId);
      await recordProjectChange(tx, project, 'budget');
      await recordAuditEvent(tx, actor.scope, {
        action: 'budget.draft',
        subjectType: 'budget-filing',
        subjectId: filing.id,
        unitId: project.unitId,
        newValue: { projectId, kind, ...stored },
      });
      return filing.id;
    });
    return tx.findOneOrFail(BudgetFilingRow, { where: { id } });
  });
}
