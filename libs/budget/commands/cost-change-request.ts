import type { Tx } from '#platform/database';
import { approvalRegimeOf, type ProjectRow, projectSectorsOf } from '#projects';
import { chainOf } from '../queries/cost-chain.js';
import { packContent } from '../rules/content-json.js';
import { type CostChain, subjectOf } from '../rules/cost-chain.js';
import { type CostFigure, checkCostFigure } from '../rules/cost-figure.js';
import { type Finding, findingsOfAdjustment, findingsOfApproval } from '../rules/estimate-rules.js';
import { CostBaselineRow, CostRecordRow } from '../store/cost-rows.js';
import { rulesInForce } from '../store/rules-in-force.js';
import type { Approval, ChangeRequestContext, MoneyKind } from './money-kind.js';

const chainNow = ({ tx, project, today }: ChangeRequestContext): Promise<CostChain> =>
  chainOf(tx, project, { asOf: today, knownAt: null });

/**
 * Checks and stores change requests about cost figures, from 估算 (estimate) to 决算 (final account).
 * The first approved estimate becomes the original baseline, with which later figures are compared;
 * each approved adjustment becomes the next baseline. Earlier baselines are never changed.
 */
export const costChangeRequest: MoneyKind<CostFigure> = {
  async check(context, figure) {
    checkCostFigure(figure, (await chainNow(context)).current, context.today);
  },

  async post(context, figure, approval) {
    const { tx, project } = context;
    const chain = await chainNow(context);
    const row: CostRecordRow = {
      ...(packContent({
        reasons: figure.reasons,
        funding: figure.funding,
        lines: figure.lines ?? [],
      }) as Pick<CostRecordRow, 'reasons' | 'funding' | 'lines'>),
      id: approval.id,
      filingId: approval.filingId,
      projectId: project.id,
      stage: figure.stage,
      amountFen: figure.amountFen,
      scope: figure.scope,
      effectiveOn: figure.effectiveOn,
      constructionFen: figure.composition?.constructionFen ?? null,
      equipmentFen: figure.composition?.equipmentFen ?? null,
      otherFen: figure.composition?.otherFen ?? null,
      landFen: figure.composition?.landFen ?? null,
      approvalNumber: figure.approvalNumber,
      approvalBody: figure.approvalBody,
      source: figure.source,
      document: figure.document,
      place: figure.place,
      priceBasis: figure.priceBasis,
      note: figure.note,
      auditDocument: figure.auditDocument,
      adjustsFen: figure.stage === 'adjusted-estimate' ? (chain.current?.amountFen ?? null) : null,
      findings: await findingsOf(context, figure),
      filedBy: approval.filedBy,
      approvedBy: approval.approvedBy,
      recordedAt: approval.recordedAt,
    };
    await tx.insert(CostRecordRow, row);
    if (
      figure.stage === 'adjusted-estimate' ||
      (figure.stage === 'approved-estimate' && chain.original === null)
    ) {
      await setBaseline(tx, project, row, {
        chain,
        reason: reasonOf(figure),
        setOn: figure.effectiveOn,
        approval,
      });
    }
  },

  async present(context, figure) {
    const chain = await chainNow(context);
    const held =
      figure.stage === 'adjusted-estimate'
        ? chain.records.find(({ id }) => id === chain.current?.recordId)
        : chain.records.find(
            (record) => record.subject === subjectOf(figure) && record.standing === 'counts',
          );
    return held ? packContent(figureOf(held)) : null;
  },
};

/**
 * Evaluates a cost figure by the rules in force on the figure's effective day, using the other
 * values on record today.
 */
export async function findingsOf(
  context: ChangeRequestContext,
  figure: CostFigure,
): Promise<Finding[]> {
  const { tx, project } = context;
  const now = { asOf: context.today, knownAt: null };
  const regime = await approvalRegimeOf(tx, project.id, now);
  const rules = await rulesInForce(tx, figure.effectiveOn);
  const chain = await chainNow(context);
  if (figure.stage === 'adjusted-estimate')
    return findingsOfAdjustment(
      { fromFen: chain.current?.amountFen ?? null, toFen: figure.amountFen },
      regime,
      rules,
    );
  if (figure.stage !== 'approved-estimate') return [];
  const estimate = chain.records.find(
    (record) =>
      record.stage === 'estimate' && record.scope === figure.scope && record.standing === 'counts',
  );
  const sector = (await projectSectorsOf(tx, [project.id], now)).get(project.id) ?? null;
  return findingsOfApproval(
    { fromFen: estimate?.amountFen ?? null, toFen: figure.amountFen },
    { regime, sector },
    rules,
  );
}

const figureOf = (record: CostFigure): CostFigure => ({
  stage: record.stage,
  amountFen: record.amountFen,
  scope: record.scope,
  effectiveOn: record.effectiveOn,
  composition: record.composition,
  ...(record.lines && record.lines.length > 0 ? { lines: record.lines } : {}),
  approvalNumber: record.approvalNumber,
  approvalBody: record.approvalBody,
  source: record.source,
  document: record.document,
  place: record.place,
  priceBasis: record.priceBasis,
  note: record.note,
  reasons: record.reasons,
  funding: record.funding,
  auditDocument: record.auditDocument,
});

const reasonOf = (figure: CostFigure): string =>
  figure.stage === 'approved-estimate'
    ? figure.document
    : figure.reasons
        .map(({ explanation }) => explanation)
        .join('；')
        .slice(0, 2_000);

/**
 * Stores a cost record as the next baseline of its project, that is, as the figure with which later
 * figures are compared.
 */
export async function setBaseline(
  tx: Tx,
  project: ProjectRow,
  record: Pick<CostRecordRow, 'id' | 'amountFen' | 'scope'>,
  {
    chain,
    reason,
    setOn,
    approval,
  }: {
    chain: CostChain;
    reason: string;
    setOn: string;
    approval: Pick<Approval, 'approvedBy' | 'recordedAt'>;
  },
): Promise<void> {
  await tx.insert(CostBaselineRow, {
    projectId: project.id,
    number: (chain.current?.number ?? 0) + 1,
    recordId: record.id,
    amountFen: record.amountFen,
    scope: record.scope,
    setOn,
    reason,
    approvedBy: approval.approvedBy,
    recordedAt: approval.recordedAt,
  });
}
