import type { ChangeRequestRow, Summary, Words } from '#approvals';
import { plans, TARGETS_SQL } from '#plan';
import type { Tx } from '#platform/database';
import { findProject } from '#projects';
import { findingsOf } from '../commands/cost-change-request.js';
import type { ChangeRequestContext } from '../commands/money-kind.js';
import { moneyKind } from '../commands/money-kinds.js';
import { missingFields } from '../rules/change-request-complete.js';
import type { ChangeRequestKind } from '../rules/change-request-contents.js';
import { unpackContent } from '../rules/content-json.js';
import { type CostFigure, sumFen } from '../rules/cost-figure.js';
import { budgetChangeRequestsById } from '../store/change-requests.js';
import { KIND_WORDS, RULE_WORDS, same, wordOfCode } from '../texts/change-request-words.js';
import { EVER } from './plan-memberships.js';
import { contentLines, type ContentNames } from '../texts/content-lines.js';

interface Names extends ContentNames {
  projects: ReadonlyMap<string, { id: string; name: string }>;
  targets: ReadonlyMap<string, string>;
}

/** Says of each change request about money what it would change, in words and figures. */
export async function summariesOf(
  tx: Tx,
  requests: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const names = await namesIn(tx, requests);
  const summaries = new Map<string, Summary>();
  for (const request of requests) summaries.set(request.id, await summaryOf(tx, request, names));
  return summaries;
}

const TARGET_NAMES = `SELECT DISTINCT ON (id) id, measure FROM ${TARGETS_SQL} targets
  WHERE id = ANY ($1) ORDER BY id, plan_code`;

async function namesIn(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<Names> {
  const known = await budgetChangeRequestsById(
    tx,
    requests.map(({ id }) => id),
  );
  const targetIds = requests.flatMap(({ payload }) => (payload as Content).targetId ?? []);
  const targets =
    targetIds.length === 0
      ? []
      : await tx.query<{ id: string; measure: string }[]>(TARGET_NAMES, [targetIds]);
  const inPlans = requests.some(({ payload }) => (payload as Content).planCode);
  return {
    projects: new Map(
      known.map(({ id, projectId, projectName }) => [id, { id: projectId, name: projectName }]),
    ),
    targets: new Map(targets.map(({ id, measure }) => [id, measure])),
    plans: new Map(inPlans ? (await plans(tx)).map(({ code, name }) => [code, name]) : []),
  };
}

/** The fields of the contents that a summary names. */
interface Content {
  stage?: string;
  year?: number;
  name?: string;
  planCode?: string;
  targetId?: string;
  amountFen?: string;
  cells?: { plannedFen: string }[];
  document?: string;
}

async function summaryOf(tx: Tx, request: ChangeRequestRow, names: Names): Promise<Summary> {
  const kind = request.kind as ChangeRequestKind;
  const content = request.payload as Content;
  const project = names.projects.get(request.id);
  const about = aboutOf(content, names);
  const title = (language: 'zh' | 'en'): string =>
    [project?.name, KIND_WORDS[kind][language], about?.[language]].filter(Boolean).join(' · ');
  const waits =
    request.state === 'submitted' && project && missingFields(kind, content).length === 0
      ? { tx, today: EVER.asOf, project: await findProject(tx, project.id) }
      : null;
  return {
    title: { zh: title('zh'), en: title('en') },
    lines: contentLines(await beforeOf(request, waits), content, names),
    warnings: waits && kind === 'cost' ? await warningsOf(waits, content) : [],
    amountFen: amountOf(content),
    month: null,
    source: content.document ?? null,
  };
}

/**
 * Returns what a request replaces, as it stood when it was submitted. A request that was submitted
 * in an earlier version does not know that; while it waits, the present values are read.
 */
async function beforeOf(
  request: ChangeRequestRow,
  waits: ChangeRequestContext | null,
): Promise<object | null> {
  if (request.baseValues !== null || waits === null) return request.baseValues;
  return moneyKind(request.kind as ChangeRequestKind).present(waits, request.payload);
}

async function warningsOf(context: ChangeRequestContext, content: object): Promise<Words[]> {
  const findings = await findingsOf(context, unpackContent<CostFigure>(content));
  return findings.filter(({ state }) => state === 'marked').map(({ rule }) => RULE_WORDS[rule]);
}

function aboutOf(
  { stage, year, name, planCode, targetId }: Content,
  names: Names,
): Words | undefined {
  if (stage !== undefined) return wordOfCode('stage', stage);
  const text =
    year?.toString() ??
    name ??
    (planCode ? names.plans.get(planCode) : undefined) ??
    (targetId ? names.targets.get(targetId) : undefined);
  return text === undefined ? undefined : same(text);
}

function amountOf({ amountFen, cells }: Content): bigint | null {
  if (typeof amountFen === 'string') return BigInt(amountFen);
  return cells && cells.length > 0
    ? sumFen(cells.map(({ plannedFen }) => BigInt(plannedFen)))
    : null;
}
