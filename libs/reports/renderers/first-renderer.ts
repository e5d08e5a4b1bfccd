import { PROJECTS_SQL, projectInScope } from '#projects';
import { inScope, spreadsheetText, type Tx } from '#platform/database';
import type { Language } from '#platform/language';
import { formatMoney } from '#values';
import type {
  SettledSpend,
  SpendCoverage,
  FirstGroup,
  SpendTotals,
} from '../rules/spend-question.js';
import {
  coveredInScope,
  type CsvColumn,
  firstGroupsOf,
  type SpendRenderer,
  spendParameters,
  type SpendSums,
  yuanSql,
} from './renderer.js';

const SUMS = (['completed', 'funds', 'paid'] as const)
  .map(
    (series) =>
      `coalesce(sum(entry.amount_fen) FILTER (WHERE entry.series = '${series}'), 0)::bigint AS "${series}Fen"`,
  )
  .join(', ');

/**
 * SQL that selects the entries that a report covers, with parameters $1 to $4 (see {@link
 * spendParameters}).
 */
const ENTRIES = `ledger_entries entry
  WHERE ${projectInScope('entry.project_id')} AND entry.effective_on BETWEEN $1 AND $2
    AND entry.recorded_at <= $3 AND ($4::uuid IS NULL OR entry.project_id = $4)`;

function rowsSql(groupBy: readonly FirstGroup[]): string {
  const by = (group: FirstGroup) => groupBy.includes(group);
  const outer = [
    ...(by('project')
      ? [
          'summed.project_id AS "projectId"',
          'project.name AS "projectName"',
          `project.column_number || '-' || project.item_number AS "planItem"`,
        ]
      : []),
    ...(by('year') ? ['summed.year'] : []),
    ...(by('source') ? ['summed.funding_source AS "fundingSource"'] : []),
    'summed."completedFen"',
    'summed."fundsFen"',
    'summed."paidFen"',
    'summed.entries',
  ];
  const keys = [
    ...(by('project') ? ['entry.project_id'] : []),
    ...(by('year') ? ['left(entry.month, 4)::int'] : []),
    ...(by('source') ? ['entry.funding_source'] : []),
  ];
  const named = keys.map((key) => (key.startsWith('left') ? `${key} AS year` : key));
  const order = [
    ...(by('project') ? ['project.column_number', 'project.item_number', 'summed.project_id'] : []),
    ...(by('year') ? ['summed.year'] : []),
    ...(by('source') ? ['summed.funding_source COLLATE "C" NULLS LAST'] : []),
  ];
  const grouped = keys.length ? `GROUP BY ${keys.join(', ')}` : 'HAVING count(*) > 0';
  return `SELECT ${outer.join(', ')}
    FROM (SELECT ${[...named, SUMS, 'count(*) AS entries'].join(', ')} FROM ${ENTRIES} ${grouped}) summed
    ${by('project') ? `JOIN ${PROJECTS_SQL} project ON project.id = summed.project_id` : ''}
    ${order.length ? `ORDER BY ${order.join(', ')}` : ''}`;
}

async function sums(tx: Tx, spend: SettledSpend): Promise<SpendSums> {
  const parameters = spendParameters(spend);
  const [totals] = await tx.query<SpendTotals[]>(
    `SELECT ${SUMS}, count(*) AS entries FROM ${ENTRIES}`,
    parameters,
  );
  const [coverage] = await tx.query<SpendCoverage[]>(
    `WITH spoken AS (SELECT DISTINCT entry.project_id FROM ${ENTRIES})
     SELECT (SELECT count(*) FROM spoken)::int AS known,
            (SELECT count(*) FROM ${PROJECTS_SQL} projects
              WHERE ${inScope('organisation_number')} AND ($4::uuid IS NULL OR id = $4)
                AND (kind = 'investment' OR id IN (SELECT project_id FROM spoken)))::int AS of`,
    parameters,
  );
  if (!totals || !coverage) throw new Error('an aggregate answered no row');
  return { totals, coverage };
}

type Headings = Readonly<Record<string, string>>;
const HEADINGS: Readonly<Record<Language, Headings>> = {
  zh: {
    planItem: '专栏条目',
    projectId: '项目编号',
    projectName: '项目名称',
    year: '年度',
    fundingSource: '资金来源',
    completed: '完成投资（元）',
    funds: '资金到位（元）',
    paid: '支付（元）',
    entries: '分录数',
    total: '合计',
    known: '有数项目',
    of: '应报项目',
    knownAt: '截至记录时刻',
    period: '期间',
  },
  en: {
    planItem: 'Plan item',
    projectId: 'Project id',
    projectName: 'Project',
    year: 'Year',
    fundingSource: 'Funding source',
    completed: 'Completed (yuan)',
    funds: 'Funds in place (yuan)',
    paid: 'Paid (yuan)',
    entries: 'Entries',
    total: 'Total',
    known: 'Projects with figures',
    of: 'Projects asked',
    knownAt: 'Known at',
    period: 'Period',
  },
};

function csvColumns(spend: SettledSpend, language: Language): CsvColumn[] {
  const groupBy = firstGroupsOf(spend);
  const column = (key: string, sql: string): CsvColumn => ({
    key,
    sql,
    heading: HEADINGS[language][key] ?? key,
  });
  const byProject = [
    column('planItem', `'专栏' || replace(report."planItem", '-', ' 第') || '项'`),
    column('projectId', 'report."projectId"'),
    column('projectName', spreadsheetText('report."projectName"')),
  ];
  return [
    ...(groupBy.includes('project') ? byProject : []),
    ...(groupBy.includes('year') ? [column('year', 'report.year')] : []),
    ...(groupBy.includes('source')
      ? [column('fundingSource', `coalesce(report."fundingSource", 'unstated')`)]
      : []),
    column('completed', yuanSql('report."completedFen"')),
    column('funds', yuanSql('report."fundsFen"')),
    column('paid', yuanSql('report."paidFen"')),
    column('entries', 'report.entries'),
  ];
}

function closingLines(
  columns: readonly CsvColumn[],
  { totals, coverage }: SpendSums,
  { spend, language }: { spend: SettledSpend; language: Language },
): string[][] {
  const { total = '', known = '', of = '', period = '', knownAt = '' } = HEADINGS[language];
  const yuan = (fen: bigint | null): string => formatMoney(fen ?? 0n, 'yuan', 2);
  const sum: Headings = {
    completed: yuan(totals.completedFen),
    funds: yuan(totals.fundsFen),
    paid: yuan(totals.paidFen),
    entries: String(totals.entries),
  };
  const line = columns.map(({ key }, index) => sum[key] ?? (index === 0 ? total : ''));
  const [first] = columns;
  return [
    first && sum[first.key] !== undefined ? [total, ...line] : line,
    [known, String(coverage.known)],
    [of, String(coverage.of)],
    [period, `${spend.period.from}..${spend.period.to}`],
    [knownAt, spend.knownAt.toISOString()],
  ];
}

/**
 * Version 1 of the code that renders a spend report. It is kept to reproduce the reports made with
 * it. It writes 0.00 where no amount is recorded, shows funding sources as codes in both languages,
 * and counts amounts of sub-projects twice: in the amount of the parent and on their own.
 */
export const firstRenderer: SpendRenderer = {
  version: 1,
  rows: (spend) => ({ sql: rowsSql(firstGroupsOf(spend)), parameters: spendParameters(spend) }),
  covered: coveredInScope,
  sums,
  hashedText: (rows) =>
    JSON.stringify(rows, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  csvColumns,
  closingLines,
};
