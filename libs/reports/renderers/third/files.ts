import { SERIES } from '#ledger';
import { spreadsheetText } from '#platform/database';
import type { Language } from '#platform/language';
import pg from 'pg';
import { outwardGroup, type ReportUnit, type SettledSpend } from '../../rules/spend-question.js';
import type { CsvColumn, SpendSums } from '../renderer.js';
import { fieldsOf } from './dimensions.js';
import type { ReportField } from './fields.js';
import { showsParents } from './statements.js';
import { CLOSING, SERIES_WORDS, UNIT, type Words } from './words.js';

/** Number of decimals with which an amount of whole fen is exact in a unit. */
export const UNIT_DECIMALS: Readonly<Record<ReportUnit, number>> = { yuan: 2, wan: 6, yi: 10 };

/** Returns SQL of an amount in a unit: exact, with at least two decimals; null stays null. */
function amountSql(column: string, unit: ReportUnit): string {
  const decimals = UNIT_DECIMALS[unit];
  const picture = `FM999999999999999990.00${'9'.repeat(decimals - 2)}`;
  return `to_char(${column}::numeric / ${10n ** BigInt(decimals)}, '${picture}')`;
}

/** Formats an amount as {@link amountSql} does. */
export function amountText(fen: bigint | null, unit: ReportUnit): string {
  if (fen === null) return '';
  const decimals = UNIT_DECIMALS[unit];
  const digits = (fen < 0n ? -fen : fen).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(2, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${fraction}`;
}

/** Columns of amounts: their names in the rows, and their headings. */
export function amountColumns(
  { groupBy, unit }: SettledSpend,
  language: Language,
): { name: string; heading: string; amount: boolean }[] {
  const word = (words: Words, key: string): string => words[key]?.[language] ?? key;
  const money = UNIT[unit][language];
  const of = (suffix: string, head: string) => [
    ...SERIES.map((series) => ({
      name: `${series}${suffix}Fen`,
      heading:
        language === 'zh'
          ? `${head}${word(SERIES_WORDS, series)}（${money}）`
          : `${head}${word(SERIES_WORDS, series)} (${money})`,
      amount: true,
    })),
    { name: `entries${suffix}`, heading: `${head}${word(CLOSING, 'entries')}`, amount: false },
  ];
  const inside = `${word(CLOSING, 'inParent')}${language === 'zh' ? '：' : ': '}`;
  return [...of('', ''), ...(showsParents(groupBy) ? of('InParent', inside) : [])];
}

/** Returns SQL of the word of a code; null for a code without a word stays the code. */
function wordSql(column: string, words: Words, language: Language): string {
  const cases = Object.entries(words).map(
    ([code, worded]) => `WHEN '${code}' THEN ${pg.escapeLiteral(worded[language])}`,
  );
  const unstated = pg.escapeLiteral(CLOSING['notRecorded']?.[language] ?? '');
  return `CASE ${column}::text ${cases.join(' ')} ELSE coalesce(${column}::text, ${unstated}) END`;
}

/** The heading of the column with the codes of a field, beside the one with their words. */
export const codeHeading = ({ heading }: ReportField, language: Language): string =>
  language === 'zh' ? `${heading.zh}（代码）` : `${heading.en} (code)`;

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

function fieldColumns(field: ReportField, language: Language): CsvColumn[] {
  const { name, type, heading, words } = field;
  const column = `report."${name}"`;
  if (words)
    return [
      { key: name, heading: heading[language], sql: wordSql(column, words, language) },
      { key: `${name}Code`, heading: codeHeading(field, language), sql: `${column}::text` },
    ];
  const sql =
    type === 'instant'
      ? `to_char(${column} AT TIME ZONE 'UTC', ${INSTANT})`
      : type === 'text'
        ? spreadsheetText(`${column}::text`)
        : column;
  return [{ key: name, heading: heading[language], sql }];
}

/** Returns the columns of a CSV file. */
export function csvColumns(spend: SettledSpend, language: Language): CsvColumn[] {
  return [
    ...fieldsOf(spend.groupBy).flatMap((field) => fieldColumns(field, language)),
    ...amountColumns(spend, language).map(({ name, heading, amount }) => ({
      key: name,
      heading,
      sql: amount ? amountSql(`report."${name}"`, spend.unit) : `report."${name}"`,
    })),
  ];
}

/** Returns the filters of a report as one text, such as `flagship=true; year=2024`. */
export const filterText = ({ filters }: SettledSpend): string =>
  Object.entries(filters)
    .map(([group, values]) => `${outwardGroup(group as 'source')}=${values.join(',')}`)
    .join('; ');

/** Returns what stands below the rows of a file: coverage and parameters, by their words. */
export function closingFacts(
  spend: SettledSpend,
  { coverage }: SpendSums,
  language: Language,
): [word: string, value: string][] {
  const word = (key: string): string => CLOSING[key]?.[language] ?? key;
  return [
    [word('known'), String(coverage.known)],
    [word('of'), String(coverage.of)],
    [word('period'), `${spend.period.from}..${spend.period.to}`],
    [word('knownAt'), spend.knownAt.toISOString()],
    [word('filters'), filterText(spend) || word('none')],
    [word('renderer'), String(spend.renderer)],
  ];
}

/** Returns the lines that follow the rows of a CSV file. */
export function closingLines(
  columns: readonly CsvColumn[],
  sums: SpendSums,
  { spend, language }: { spend: SettledSpend; language: Language },
): string[][] {
  const { totals } = sums;
  const shown: Readonly<Record<string, string>> = {
    completedFen: amountText(totals.completedFen, spend.unit),
    fundsFen: amountText(totals.fundsFen, spend.unit),
    paidFen: amountText(totals.paidFen, spend.unit),
    entries: String(totals.entries),
  };
  const total = CLOSING['total']?.[language] ?? '';
  return [
    columns.map(({ key }, at) => shown[key] ?? (at === 0 ? total : '')),
    ...closingFacts(spend, sums, language),
  ];
}
