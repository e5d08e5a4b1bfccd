import { PLANS_SQL } from '#plan';
import { FUNDING_SOURCE_WORDS, insideParentsSql, SERIES, LEDGER_ENTRIES_SQL } from '#ledger';
import { inScope, spreadsheetText, type Tx } from '#platform/database';
import type { Language } from '#platform/language';
import { familyDaysSql, PROJECTS_SQL, projectInScope } from '#projects';
import { formatMoney } from '#values';
import type {
  SettledSpend,
  SpendCoverage,
  FirstGroup,
  SpendTotals,
} from '../rules/spend-question.js';
import { spendLine } from '../rules/spend-line.js';
import {
  coveredInScope,
  type CsvColumn,
  firstGroupsOf,
  type SpendRenderer,
  spendParameters,
  type SpendSums,
  yuanSql,
} from './renderer.js';

/**
 * Returns the SQL of one sum column for each series (kind of amount: investment completed, funds
 * received, funds paid). The sum is null for a series without an entry. `suffix` is appended to the
 * names of the columns; `only` is an SQL condition on the entries to be summed.
 */
const sumsOf = (suffix: string, only: string): string =>
  SERIES.map(
    (series) =>
      `(sum(fen) FILTER (WHERE series = '${series}'${only}))::bigint AS "${series}${suffix}Fen"`,
  ).join(', ');

const SUMS = `${sumsOf('', '')}, coalesce(sum(counted), 0)::bigint AS entries`;
const IN_PARENT = `${sumsOf('InParent', ' AND in_parent')},
  coalesce(sum(counted) FILTER (WHERE in_parent), 0)::bigint AS "entriesInParent"`;

const KEYS: Readonly<Record<FirstGroup, { name: string; sql: string }>> = {
  project: { name: 'project_id', sql: 'entry.project_id' },
  year: { name: 'year', sql: 'left(entry.month, 4)::int' },
  source: { name: 'funding_source', sql: 'entry.funding_source' },
};

/**
 * Returns SQL that sums the entries of a report (parameters $1 to $4), grouped by the report's
 * keys, by series (kind of amount), and by whether the amount of a parent project already contains
 * them. The columns of the result are the keys, series, in_parent, fen and counted. The effective
 * day of an entry determines its period and year. When the report covers one project only,
 * in_parent is always false. This first summation leaves only a few thousand rows; without it, each
 * series would have to read every entry again.
 */
function entriesBy(groups: readonly FirstGroup[]): string {
  const keys = groups.map((group) => KEYS[group]);
  const inParent = `$4::uuid IS NULL AND coalesce(entry.effective_on <@ inside.days, false)`;
  const by = [...keys.map(({ sql }) => sql), 'entry.series', inParent];
  return `(
  SELECT ${keys.map(({ name, sql }) => `${sql} AS ${name}, `).join('')}entry.series, ${inParent} AS in_parent,
         sum(entry.amount_fen) AS fen, count(*) AS counted
    FROM ${LEDGER_ENTRIES_SQL} entry
    LEFT JOIN (${insideParentsSql('$3::timestamptz', { from: '$1', to: '$2' })}) inside
           ON inside.project_id = entry.project_id AND inside.series = entry.series
   WHERE ${projectInScope('entry.project_id')} AND entry.effective_on BETWEEN $1 AND $2
     AND entry.recorded_at <= $3 AND ($4::uuid IS NULL OR entry.project_id = $4)
   GROUP BY ${by.map((_, index) => index + 1).join(', ')}) entry`;
}

function rowsSql(groupBy: readonly FirstGroup[]): string {
  const by = (group: FirstGroup) => groupBy.includes(group);
  const outer = [
    ...(by('project')
      ? [
          'summed.project_id AS "projectId"',
          'project.name AS "projectName"',
          'project.plan_code AS plan',
          `project.column_number || '-' || project.item_number AS "planItem"`,
        ]
      : []),
    ...(by('year') ? ['summed.year'] : []),
    ...(by('source') ? ['summed.funding_source AS "fundingSource"'] : []),
    ...SERIES.map((series) => `summed."${series}Fen"`),
    'summed.entries',
    ...(by('project')
      ? [...SERIES.map((series) => `summed."${series}InParentFen"`), 'summed."entriesInParent"']
      : []),
  ];
  const keys = groupBy.map((group) => KEYS[group].name).join(', ');
  const order = [
    ...(by('project')
      ? [
          'project.plan_code COLLATE "C"',
          'project.column_number',
          'project.item_number',
          'summed.project_id',
        ]
      : []),
    ...(by('year') ? ['summed.year'] : []),
    ...(by('source') ? ['summed.funding_source COLLATE "C" NULLS LAST'] : []),
  ];
  // A row for one project contains all amounts of that project. Every other row is a sum over
  // several projects. The sum leaves out amounts that the amount of a parent project already
  // contains.
  const measured = by('project')
    ? `${SUMS}, ${IN_PARENT} FROM ${entriesBy(groupBy)}`
    : `${SUMS} FROM ${entriesBy(groupBy)} WHERE NOT in_parent`;
  return `SELECT ${outer.join(', ')}
    FROM (SELECT ${keys}, ${measured} GROUP BY ${keys}) summed
    ${by('project') ? `JOIN ${PROJECTS_SQL} project ON project.id = summed.project_id` : ''}
    ORDER BY ${order.join(', ')}`;
}

/**
 * SQL of a report's coverage: `of` counts the projects that are expected to report money in the
 * period, `known` counts those of them that have an entry (column `spoke`). A parent and its
 * sub-projects are not counted twice. If the parent has an entry, only the parent is counted. If
 * only sub-projects have entries, they are counted instead of the parent, and those without entries
 * are unknown. If none has entries, only the topmost project is counted. A report on one project
 * ignores these relations.
 */
const COVERAGE = `
  WITH asked AS (
    SELECT project.id, EXISTS (
             SELECT FROM ${LEDGER_ENTRIES_SQL} entry
              WHERE entry.project_id = project.id AND ${projectInScope('entry.project_id')}
                AND entry.effective_on BETWEEN $1 AND $2 AND entry.recorded_at <= $3) AS spoke,
           project.kind
      FROM ${PROJECTS_SQL} project WHERE ${inScope('project.organisation_number')} AND ($4::uuid IS NULL OR project.id = $4)),
  family AS (
    SELECT DISTINCT up.project_id, up.ancestor_id FROM (${familyDaysSql('$3::timestamptz')}) up
     WHERE $4::uuid IS NULL AND up.from_on <= $2 AND (up.to_on IS NULL OR up.to_on >= $1)),
  counted AS (
    SELECT id, spoke,
           NOT spoke AND EXISTS (
             SELECT FROM family JOIN asked part ON part.id = family.project_id AND part.spoke
              WHERE family.ancestor_id = asked.id) AS parts_spoke
      FROM asked WHERE spoke OR kind = 'investment')
  SELECT count(*) FILTER (WHERE spoke)::int AS known, count(*)::int AS of
    FROM counted
   WHERE NOT parts_spoke AND NOT EXISTS (
           SELECT FROM family JOIN counted parent ON parent.id = family.ancestor_id AND NOT parent.parts_spoke
            WHERE family.project_id = counted.id)`;

async function sums(tx: Tx, spend: SettledSpend): Promise<SpendSums> {
  const parameters = spendParameters(spend);
  const [totals] = await tx.query<SpendTotals[]>(
    `SELECT ${SUMS} FROM ${entriesBy([])} WHERE NOT in_parent`,
    parameters,
  );
  const [coverage] = await tx.query<SpendCoverage[]>(COVERAGE, parameters);
  if (!totals || !coverage) throw new Error('an aggregate answered no row');
  return { totals, coverage };
}

type Headings = Readonly<Record<string, string>>;
const HEADINGS: Readonly<Record<Language, Headings>> = {
  zh: {
    plan: '规划',
    planItem: '专栏条目',
    projectId: '项目编号',
    projectName: '项目名称',
    year: '年度',
    fundingSource: '资金来源',
    completed: '完成投资（元）',
    funds: '资金到位（元）',
    paid: '支付（元）',
    entries: '分录数',
    completedInParent: '其中已含于上级项目：完成投资（元）',
    fundsInParent: '其中已含于上级项目：资金到位（元）',
    paidInParent: '其中已含于上级项目：支付（元）',
    entriesInParent: '其中已含于上级项目：分录数',
    unstated: '未注明',
    total: '合计（上级与子项只计一次）',
    known: '有数项目',
    of: '应报项目',
    knownAt: '截至记录时刻',
    period: '期间（按生效日）',
    renderer: '报表版式',
  },
  en: {
    plan: 'Plan',
    planItem: 'Plan item',
    projectId: 'Project id',
    projectName: 'Project',
    year: 'Year',
    fundingSource: 'Funding source',
    completed: 'Completed (yuan)',
    funds: 'Funds in place (yuan)',
    paid: 'Paid (yuan)',
    entries: 'Entries',
    completedInParent: 'Of which inside a parent: completed (yuan)',
    fundsInParent: 'Of which inside a parent: funds in place (yuan)',
    paidInParent: 'Of which inside a parent: paid (yuan)',
    entriesInParent: 'Of which inside a parent: entries',
    unstated: 'Not stated',
    total: 'Total (parents and parts counted once)',
    known: 'Projects with figures',
    of: 'Projects asked',
    knownAt: 'Known at',
    period: 'Period (by effective day)',
    renderer: 'Renderer',
  },
};

/** Returns SQL that turns the code of a funding source into its name. */
const sourceSql = (language: Language): string => {
  const cases = Object.entries(FUNDING_SOURCE_WORDS).map(
    ([code, words]) => `WHEN '${code}' THEN '${words[language]}'`,
  );
  return `CASE report."fundingSource" ${cases.join(' ')} ELSE '${HEADINGS[language].unstated ?? ''}' END`;
};

const itemSql: Readonly<Record<Language, string>> = {
  zh: `'专栏' || replace(report."planItem", '-', ' 第') || '项'`,
  en: 'report."planItem"',
};

function csvColumns(spend: SettledSpend, language: Language): CsvColumn[] {
  const groupBy = firstGroupsOf(spend);
  const column = (key: string, sql: string): CsvColumn => ({
    key,
    sql,
    heading: HEADINGS[language][key] ?? key,
  });
  const by = (group: FirstGroup, columns: () => CsvColumn[]) =>
    groupBy.includes(group) ? columns() : [];
  return [
    ...by('project', () => [
      column(
        'plan',
        spreadsheetText(`(SELECT plan.name FROM ${PLANS_SQL} plan WHERE plan.code = report.plan)`),
      ),
      column('planItem', itemSql[language]),
      column('projectId', 'report."projectId"'),
      column('projectName', spreadsheetText('report."projectName"')),
    ]),
    ...by('year', () => [column('year', 'report.year')]),
    ...by('source', () => [column('fundingSource', sourceSql(language))]),
    ...SERIES.map((series) => column(series, yuanSql(`report."${series}Fen"`))),
    column('entries', 'report.entries'),
    ...by('project', () => [
      ...SERIES.map((series) =>
        column(`${series}InParent`, yuanSql(`report."${series}InParentFen"`)),
      ),
      column('entriesInParent', 'report."entriesInParent"'),
    ]),
  ];
}

function closingLines(
  columns: readonly CsvColumn[],
  { totals, coverage }: SpendSums,
  { spend, language }: { spend: SettledSpend; language: Language },
): string[][] {
  const words = HEADINGS[language];
  const yuan = (fen: bigint | null): string => (fen === null ? '' : formatMoney(fen, 'yuan', 2));
  const sum: Headings = {
    completed: yuan(totals.completedFen),
    funds: yuan(totals.fundsFen),
    paid: yuan(totals.paidFen),
    entries: String(totals.entries),
  };
  const line = columns.map(
    ({ key }, index) => sum[key] ?? (index === 0 ? (words.total ?? '') : ''),
  );
  const fact = (key: string, value: string): string[] => [words[key] ?? key, value];
  return [
    line,
    fact('known', String(coverage.known)),
    fact('of', String(coverage.of)),
    fact('period', `${spend.period.from}..${spend.period.to}`),
    fact('knownAt', spend.knownAt.toISOString()),
    fact('renderer', String(spend.renderer)),
  ];
}

/**
 * Version 2 of the code that renders a spend report, which is the present one. A cell without a
 * recorded amount is empty, not 0.00; amounts of a parent and its sub-projects are not counted
 * twice; codes are replaced by their names.
 */
export const secondRenderer: SpendRenderer = {
  version: 2,
  rows: (spend) => ({ sql: rowsSql(firstGroupsOf(spend)), parameters: spendParameters(spend) }),
  covered: coveredInScope,
  sums,
  hashedText: (rows) => JSON.stringify(rows.map(spendLine)),
  csvColumns,
  closingLines,
};
