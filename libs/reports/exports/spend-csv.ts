import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Database, Language, Scope } from '#platform';
import { formatMoney } from '#values';
import { type SettledSpend, settleSpend, type SpendCoverage, type SpendGroup, spendParameters, type SpendQuestion, spendRowsSql, spendTotals, type SpendTotals } from '../queries/spend.js';

const HEADERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { planItem: '专栏条目', projectId: '项目编号', projectName: '项目名称', year: '年度', fundingSource: '资金来源', completed: '完成投资（元）', funds: '资金到位（元）', paid: '支付（元）', entries: '分录数', total: '合计', known: '有数项目', of: '应报项目', knownAt: '截至记录时刻', period: '期间' },
  en: { planItem: 'Plan item', projectId: 'Project id', projectName: 'Project', year: 'Year', fundingSource: 'Funding source', completed: 'Completed (yuan)', funds: 'Funds in place (yuan)', paid: 'Paid (yuan)', entries: 'Entries', total: 'Total', known: 'Projects with figures', of: 'Projects asked', knownAt: 'Known at', period: 'Period' },
};

/** A spend report on its way out as CSV: UTF-8 with BOM, CRLF, money in yuan with two decimals. */
export interface SpendCsv { spend: SettledSpend; stream: Readable }

/** Keeps a text from being run as a formula by a spreadsheet. */
const safeText = (column: string): string => `CASE WHEN ${column} ~ '^[=+@\\t\\r-]' THEN '''' || ${column} ELSE ${column} END`;
const yuan = (column: string): string => `trim(to_char(${column}::numeric / 100, 'FM999999999999999990.00'))`;

/** Columns of the file for a grouping, in order: key and the SQL over a row of the report. */
function csvColumns(groupBy: readonly SpendGroup[]): [string, string][] {
  return [
    ...(groupBy.includes('project') ? [['planItem', `'专栏' || replace(report."planItem", '-', ' 第') || '项'`], ['projectId', 'report."projectId"'], ['projectName', safeText('report."projectName"')]] as [string, string][] : []),
    ...(groupBy.includes('year') ? [['year', 'report.year']] as [string, string][] : []),
    ...(groupBy.includes('source') ? [['fundingSource', `coalesce(report."fundingSource", 'unstated')`]] as [string, string][] : []),
    ['completed', yuan('report."completedFen"')], ['funds', yuan('report."fundsFen"')], ['paid', yuan('report."paidFen"')], ['entries', 'report.entries'],
  ];
}

/**
 * Opens the stream of a report; rows go from the database's COPY to the reader without passing through objects.
 * Everything that can be refused is refused before the first byte.
 */
export async function spendCsv(database: Database, scope: Scope, question: SpendQuestion, language: Language): Promise<SpendCsv> {
  const spend = await settleSpend(database, scope, question);
  const stream = new PassThrough();
  void write(database, scope, spend, language, stream).catch((error: unknown) => stream.destroy(error as Error));
  return { spend, stream };
}

async function write(database: Database, scope: Scope, spend: SettledSpend, language: Language, out: PassThrough): Promise<void> {
  const columns = csvColumns(spend.groupBy);
  await database.read(scope, async (tx) => {
    const { totals, coverage } = await spendTotals(tx, spend);
    out.write(`\uFEFF${columns.map(([key]) => HEADERS[language][key]).join(',')}\r\n`);
    const client = (await tx.queryRunner?.connect()) as pg.PoolClient;
    const sql = `COPY (SELECT ${columns.map(([, expression]) => expression).join(', ')} FROM (${filledIn(spendRowsSql(spend.groupBy), spend)}) report) TO STDOUT (FORMAT csv)`;
    await pipeline(client.query(copyTo(sql)), crlf(), out, { end: false });
    out.end(closingLines(columns, totals, coverage, spend, language));
  });
}

/** COPY takes no parameters, so the four values are written in, each as an escaped literal. */
function filledIn(sql: string, spend: SettledSpend): string {
  const literals = spendParameters(spend).map((value) => (value === null ? 'NULL' : pg.escapeLiteral(value)));
  return sql.replace(/\$([1-4])/g, (_, number: string) => literals[Number(number) - 1] ?? 'NULL');
}

function closingLines(columns: [string, string][], totals: SpendTotals, coverage: SpendCoverage, spend: SettledSpend, language: Language): string {
  const words = HEADERS[language];
  const sums: Readonly<Record<string, string>> = {
    completed: formatMoney(totals.completedFen, 'yuan', 2), funds: formatMoney(totals.fundsFen, 'yuan', 2), paid: formatMoney(totals.paidFen, 'yuan', 2), entries: String(totals.entries),
  };
  const line = columns.map(([key], index) => sums[key] ?? (index === 0 ? words.total : ''));
  const total = columns[0] && sums[columns[0][0]] !== undefined ? [words.total, ...line] : line;
  return [
    total.join(','),
    `${words.known},${coverage.known}`,
    `${words.of},${coverage.of}`,
    `${words.period},${spend.period.from}..${spend.period.to}`,
    `${words.knownAt},${spend.knownAt.toISOString()}`,
  ].map((text) => `${text}\r\n`).join('');
}

/** COPY ends lines with LF; spreadsheets on Windows want CRLF. Quoted line breaks inside a name are kept as they are by the quotes. */
async function* crlfLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of source) yield decoder.decode(chunk, { stream: true }).replace(/\n/g, '\r\n');
}
const crlf = () => (source: AsyncIterable<Buffer>) => crlfLines(source);
