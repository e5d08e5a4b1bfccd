import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow, can } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  stampInstant,
  type Tx,
} from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { findProject, lockProject, type ProjectRow, recordProjectChange } from '#projects';
import { chainOf } from '../queries/cost-chain.js';
import { type ChainedRecord, type CostChain, planSubject } from '../rules/cost-chain.js';
import { CostChoiceRow } from '../store/cost-rows.js';
import { setBaseline } from './cost-change-request.js';

/**
 * A decision which cost figure of a project is valid. `recordId` is the id of a cost record; null
 * means the total printed in the plan.
 */
export interface FigureChoice {
  recordId: string | null;
  reason: string;
}

interface ChooseFigureInput {
  projectId: string;
  choice: FigureChoice;
  request: RepeatableRequest | null;
}

/**
 * Records which of several competing cost figures of a project is valid; the other figures are
 * kept. If the current baseline (the figure that costs are compared with) was taken from a figure
 * that is no longer valid, the chosen figure becomes the next baseline. The original baseline never
 * changes.
 * @returns the recorded decision.
 * @throws Problem NOT_FOUND, FORBIDDEN, APPROVAL_BY_AUTHOR when the caller submitted the figure,
 * NO_PLAN_TOTAL or CHOICE_UNCHANGED.
 */
export function chooseFigure(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, choice: { recordId, reason }, request }: ChooseFigureInput,
): Promise<CostChoiceRow> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'filing.approve', { unitId, filedBy: '' });
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      const today = clock.today();
      const chain = await chainOf(tx, project, { asOf: today, knownAt: null });
      const chosen = recordId === null ? null : recordOf(chain, recordId);
      if (chosen) allowChoice(actor, project, chosen);
      if (chosen === null && chain.planStanding === null)
        throw refuseField('NO_PLAN_TOTAL', 'recordId');
      if ((chosen?.standing ?? chain.planStanding) === 'counts')
        throw refuseField('CHOICE_UNCHANGED', 'recordId');
      const choice: CostChoiceRow = {
        id: randomUUID(),
        projectId,
        subject: chosen?.subject ?? planSubject(chain.plan),
        recordId,
        reason,
        effectiveOn: today,
        chosenBy: actor.personId,
        recordedAt: await stampInstant(tx),
      };
      await tx.insert(CostChoiceRow, choice);
      await rebaseline(tx, project, { chain, chosen, choice });
      await recordProjectChange(tx, project, 'budget');
      await recordAuditEvent(tx, actor.scope, {
        action: 'budget.choose',
        subjectType: 'project',
        subjectId: projectId,
        unitId: project.unitId,
        oldValue: { counted: countedOf(chain, choice.subject) },
        newValue: {
          subject: choice.subject,
          recordId,
          amountFen: (chosen?.amountFen ?? chain.plan.totalFen)?.toString() ?? null,
          reason,
        },
      });
      return choice.id;
    });
    return tx.findOneOrFail(CostChoiceRow, { where: { id } });
  });
}

function recordOf(chain: CostChain, id: string): ChainedRecord {
  const record = chain.records.find((one) => one.id === id);
  if (!record) throw new Problem('NOT_FOUND');
  return record;
}

function allowChoice(actor: Actor, { unitId }: ProjectRow, record: ChainedRecord): void {
  if (!can(actor, 'filing.approve', { unitId, filedBy: record.filedBy }))
    throw new Problem('APPROVAL_BY_AUTHOR');
}

const countedOf = (chain: CostChain, subject: string): string | null =>
  chain.records.find((record) => record.subject === subject && record.standing === 'counts')?.id ??
  (chain.planStanding === 'counts' && planSubject(chain.plan) === subject ? 'plan' : null);

interface RebaselineInput {
  chain: CostChain;
  chosen: ChainedRecord | null;
  choice: CostChoiceRow;
}

async function rebaseline(
  tx: Tx,
  project: ProjectRow,
  { chain, chosen, choice }: RebaselineInput,
): Promise<void> {
  const current = chain.records.find(({ id }) => id === chain.current?.recordId);
  if (!chosen || !current || current.subject !== chosen.subject || current.id === chosen.id) return;
  await setBaseline(tx, project, chosen, {
    chain,
    reason: choice.reason,
    setOn: choice.effectiveOn,
    approval: { approvedBy: choice.chosenBy, recordedAt: choice.recordedAt },
  });
}
