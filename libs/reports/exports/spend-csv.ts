import type { Readable } from 'node:stream';
import { type Database, type Exports, type Language, type Scope, spreadsheetText } from '#platform';
import { formatMoney } from '#values';
import { recordSpendFile } from './issue-spend.js';
import { type SettledSpend, settleSpend, type SpendCoverage, type SpendGroup, spendParameters, type SpendQuestion, spendRowsSql, spendTotals, type SpendTotals } from '../queries/spend.js';

const HEADERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { planItem: '专栏条目', projectId: '项目编号', projectName: '项目名称', year: '年度', fundingSource: '资金来源', completed: '完成投资（元）', funds: '资金到位（元）', paid: '支付（元）', entries: '分录数', total: '合计', known: '有数项目', of: '应报项目', knownAt: '截至记录时刻', period: '期间' },
  en: { planItem: 'Plan item', projectId: 'Project id', projectName: 'Project', year: 'Year', fundingSource: 'Funding source', completed: 'Completed (yuan)', funds: 'Funds in place (yuan)', paid: 'Paid (yuan)', entries: 'Entries', total: 'Total', known: 'Projects with figures', of: 'Projects asked', knownAt: 'Known at', period: 'Period' },
};

/** A spend report on its way out as CSV: UTF-8 with BOM, CRLF, money in yuan with two decimals. */
export interface SpendCsv { spend: SettledSpend; stream: Readable }

const yuan = (column: string): string => `trim(to_char(${column}::numeric / 100, 'FM999999999999999990.00'))`;

/** Columns of the file for a grouping, in order: key and the SQL over a row of the report. */
function csvColumns(groupBy: readonly SpendGroup[]): [string, string][] {
  return [
    ...(groupBy.includes('project') ? [['planItem', `'专栏' || replace(report."planItem", '-', ' 第') || '项'`], ['projectId', 'report."projectId"'], ['projectName', spreadsheetText('report."projectName"')]] as [string, string][] : []),
    ...(groupBy.includes('year') ? [['year', 'report.year']] as [string, string][] : []),
    ...(groupBy.includes('source') ? [['fundingSource', `coalesce(report."fundingSource", 'unstated')`]] as [string, string][] : []),
    ['completed', yuan('report."completedFen"')], ['funds', yuan('report."fundsFen"')], ['paid', yuan('report."paidFen"')], ['entries', 'report.entries'],
  ];
}

/**
 * Opens the stream of a report; rows go from the database's COPY to the reader without passing through objects.
 * Everything that can be refused is refused, and the export recorded, before the first byte.
 */
export function spendCsv({ database, exports }: { database: Database; exports: Exports }, scope: Scope, question: SpendQuestion, language: Language): Promise<SpendCsv> {
  return exports.during(scope.actorId, async (openCsv) => {
    const spend = await settleSpend(database, scope, question);
    await recordSpendFile(database, scope, spend, 'csv');
    const columns = csvColumns(spend.groupBy);
    const stream = await openCsv(scope, async ({ tx, line, rows }) => {
      const { totals, coverage } = await spendTotals(tx, spend);
      line(columns.map(([key]) => HEADERS[language][key] ?? key));
      await rows(`SELECT ${columns.map(([, expression]) => expression).join(', ')} FROM (${spendRowsSql(spend.groupBy)}) report`, spendParameters(spend));
      closingLines(columns, totals, coverage, spend, language).forEach(line);
    });
    return { spend, stream };
  });
}

function closingLines(columns: [string, string][], totals: SpendTotals, coverage: SpendCoverage, spend: SettledSpend, language: Language): string[][] {
  const { total = '', known = '', of = '', period = '', knownAt = '' } = HEADERS[language];
  const sums: Readonly<Record<string, string>> = {
    completed: formatMoney(totals.completedFen, 'yuan', 2), funds: formatMoney(totals.fundsFen, 'yuan', 2), paid: formatMoney(totals.paidFen, 'yuan', 2), entries: String(totals.entries),
  };
  const line = columns.map(([key], index) => sums[key] ?? (index === 0 ? total : ''));
  return [
    columns[0] && sums[columns[0][0]] !== undefined ? [total, ...line] : line,
    [known, String(coverage.known)],
    [of, String(coverage.of)],
    [period, `${spend.period.from}..${spend.period.to}`],
    [knownAt, spend.knownAt.toISOString()],
  ];
}
