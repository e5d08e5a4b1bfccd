import type { Tx } from '#platform/database';
import type { AsKnown, ProjectRow } from '#projects';
import type { Day } from '#values';
import type {
  Baseline,
  ChainFacts,
  CostChoice,
  CostRecord,
  PlanFigure,
} from '../rules/cost-chain.js';
import type { CostScope } from '../rules/cost-figure.js';
import { CostBaselineRow, CostChoiceRow, CostRecordRow } from './cost-rows.js';
import { factsKnown, groupByProject } from './facts-known.js';

/** Returns the amounts printed in the plan for a project, with their scope and source. */
export const planFigureOf = (
  project: Pick<
    ProjectRow,
    'totalInvestmentFen' | 'fypSpendFen' | 'scope' | 'figureNote' | 'place'
  >,
): PlanFigure => ({
  totalFen: project.totalInvestmentFen,
  periodFen: project.fypSpendFen,
  scope: project.scope as CostScope,
  note: project.figureNote,
  place: project.place,
});

const recordOf = (row: CostRecordRow): CostRecord => ({
  id: row.id,
  filingId: row.filingId,
  stage: row.stage,
  amountFen: row.amountFen,
  scope: row.scope,
  effectiveOn: row.effectiveOn as Day,
  composition:
    row.constructionFen === null ||
    row.equipmentFen === null ||
    row.otherFen === null ||
    row.landFen === null
      ? null
      : {
          constructionFen: row.constructionFen,
          equipmentFen: row.equipmentFen,
          otherFen: row.otherFen,
          landFen: row.landFen,
        },
  lines: row.lines.map((line) => ({ ...line, amountFen: BigInt(line.amountFen) })),
  approvalNumber: row.approvalNumber,
  approvalBody: row.approvalBody,
  source: row.source,
  document: row.document,
  place: row.place,
  priceBasis: row.priceBasis,
  note: row.note,
  reasons: row.reasons.map((reason) => ({ ...reason, amountFen: BigInt(reason.amountFen) })),
  funding: row.funding.map((source) => ({ ...source, amountFen: BigInt(source.amountFen) })),
  auditDocument: row.auditDocument,
  adjustsFen: row.adjustsFen,
  findings: row.findings,
  filedBy: row.filedBy,
  approvedBy: row.approvedBy,
  recordedAt: row.recordedAt,
});

/**
 * Returns the cost records, baselines and decisions of several projects, by project id: those in
 * effect on the day `when.asOf` and recorded by the instant `when.knownAt`.
 */
export async function chainFactsOf(
  tx: Tx,
  projects: readonly ProjectRow[],
  when: AsKnown,
): Promise<Map<string, ChainFacts>> {
  const ids = projects.map(({ id }) => id);
  const records = groupByProject(
    await factsKnown(tx, CostRecordRow, 'effective_on', { projectIds: ids, when }),
  );
  const baselines = groupByProject(
    await factsKnown(tx, CostBaselineRow, 'set_on', { projectIds: ids, when }),
  );
  const choices = groupByProject(
    await factsKnown(tx, CostChoiceRow, 'effective_on', { projectIds: ids, when }),
  );
  return new Map(
    projects.map((project) => [
      project.id,
      {
        plan: planFigureOf(project),
        records: (records.get(project.id) ?? []).map(recordOf).sort(byDay),
        baselines: (baselines.get(project.id) ?? []) as unknown as Baseline[],
        choices: (choices.get(project.id) ?? []) as unknown as CostChoice[],
      },
    ]),
  );
}

/** Compares two cost records by effective day, then by the time of recording. */
const byDay = (one: CostRecord, other: CostRecord): number =>
  one.effectiveOn === other.effectiveOn
    ? one.recordedAt.getTime() - other.recordedAt.getTime()
    : one.effectiveOn < other.effectiveOn
      ? -1
      : 1;
