import type { FundingSource, Series } from '#ledger';
import {
  type Cell,
  cellText,
  type ImportColumn,
  type SheetFormat,
  type SheetLanguage,
  type SheetRow,
} from './sheet.js';

/** Normalises a text for comparison: full-width forms, upper case and spaces make no difference. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

const listed = <T extends string>(words: Readonly<Record<T, readonly string[]>>): Map<string, T> =>
  new Map(
    (Object.entries(words) as [T, readonly string[]][]).flatMap(([code, names]) =>
      [code, ...names].map((name): [string, T] => [plainWord(name), code]),
    ),
  );

/** Accepted headings of each column. The first heading is used in the template and in messages. */
const HEADINGS: Readonly<Record<ImportColumn, readonly string[]>> = {
  project: ['项目', '项目代码', '项目名称', '项目代码或名称', 'project code', 'project name'],
  month: ['月份', '年月', '所属月份'],
  series: ['序列', '指标', '数据类型'],
  amount: ['金额', '本月金额', '数额'],
  fundingSource: ['资金来源', '来源', 'source', 'funding source'],
  effectiveOn: ['发生日期', '生效日期', 'effective on', 'date'],
  document: ['文号', '依据文件', '文件'],
  note: ['备注', '说明', 'remark'],
  building: ['建安', '建筑安装工程', '其中建安', '建安工程'],
  equipment: ['设备', '设备工器具购置', '其中设备'],
  other: ['其他', '其他费用', '其中其他'],
  land: ['征迁', '征地拆迁', '其中征迁'],
};
const COLUMN_OF = listed(HEADINGS);
/**
 * Headings of the column that an error sheet adds. They are recognised when a user submits a
 * corrected error sheet. In CSV, texts that look like formulas are guarded by an apostrophe; in a
 * workbook they are not. The heading tells the two apart, so that a sheet that was saved in the
 * other format is still read correctly.
 */
export const ERROR_HEADINGS: Readonly<
  Record<SheetFormat, Readonly<Record<SheetLanguage, string>>>
> = {
  csv: { zh: '问题（不读取；防公式撇号去掉）', en: 'Problem (not read; guards removed)' },
  xlsx: { zh: '问题（不读取；文字照原样）', en: 'Problem (not read; texts as they are)' },
};
/**
 * Headings of the problem column in error sheets made by earlier versions, the same in both
 * formats.
 */
const EARLIER_ERROR_HEADINGS = ['问题（不读取）', 'Problem (not read)'];
const wordsOf = (headings: readonly string[]): ReadonlySet<string> =>
  new Set(headings.map(plainWord));
const GUARDED: Readonly<Record<SheetFormat, ReadonlySet<string>>> = {
  csv: wordsOf([...Object.values(ERROR_HEADINGS.csv), ...EARLIER_ERROR_HEADINGS]),
  xlsx: wordsOf(Object.values(ERROR_HEADINGS.csv)),
};
const IGNORED: ReadonlySet<string> = new Set([
  ...GUARDED.csv,
  ...wordsOf(Object.values(ERROR_HEADINGS.xlsx)),
]);

/**
 * Tells whether the texts below a row of headings are guarded against being evaluated as formulas:
 * true for an error sheet that was written as CSV, in whichever format it is submitted. A sheet
 * that was refused several times has several problem columns; the last one tells how the texts were
 * written.
 */
export function areGuarded(headings: readonly Cell[], format: SheetFormat): boolean {
  const ours = headings
    .map((heading) => plainWord(cellText(heading)))
    .findLast((word) => IGNORED.has(word));
  return ours !== undefined && GUARDED[format].has(ours);
}

const UNITS: Readonly<Record<string, string>> = {
  元: '元',
  万元: '万元',
  亿元: '亿元',
  分: '分',
  yuan: '元',
  fen: '分',
};

/**
 * Returns the column that a heading names, and the unit that the heading states, as in 金额（万元）
 * ("amount (10,000 yuan)"); null when it states none.
 */
export function readHeading(text: string): {
  column: ImportColumn | 'ignored' | null;
  unit: string | null;
} {
  const [, name = '', unit] =
    /^(.*?)(?:\((元|万元|亿元|分|yuan|fen)\))?$/.exec(plainWord(text)) ?? [];
  return {
    column: IGNORED.has(name) ? 'ignored' : (COLUMN_OF.get(name) ?? null),
    unit: unit === undefined ? null : (UNITS[unit] ?? null),
  };
}

/**
 * Returns the indexes (from 0) of the columns that contain days and months, according to the
 * headings.
 */
export const dayColumns = ({ cells }: SheetRow): ReadonlySet<number> =>
  new Set(
    cells.flatMap((cell, index) =>
      ['month', 'effectiveOn'].includes(readHeading(cellText(cell)).column ?? '') ? [index] : [],
    ),
  );

/** Returns the Chinese heading of a column. */
export const headingOf = (column: ImportColumn): string => HEADINGS[column][0] ?? column;

const SERIES_OF = listed<Series>({
  completed: ['完成投资', '投资完成', '投资完成额', '完成投资额'],
  funds: ['资金到位', '到位资金', '资金到位额'],
  paid: ['支付', '已支付', '资金支付', '支付额'],
});
/**
 * Returns the kind of amount (completed, in place, paid) that a word or code names; null when
 * unknown.
 */
export const readSeries = (text: string): Series | null => SERIES_OF.get(plainWord(text)) ?? null;

const SOURCES: Readonly<Record<FundingSource, readonly string[]>> = {
  'central-budget': ['中央预算内', '中央预算内投资', '中央预算内资金'],
  'ultra-long-treasury-bond': ['超长期特别国债'],
  provincial: ['省级财政', '省财政'],
  municipal: ['市级财政', '市财政'],
  district: ['区县财政', '区财政', '县财政', '区级财政'],
  'special-bond': ['专项债', '专项债券', '地方政府专项债券'],
  'general-bond': ['一般债', '一般债券'],
  'enterprise-bond': ['企业债券', '企业债'],
  'bank-loan': ['银行贷款', '贷款'],
  'self-raised': ['企业自筹(含资本金)', '企业自筹', '自筹', '自筹资金', '资本金'],
  ppp: ['社会资本(PPP)', '社会资本'],
  reits: ['REITs'],
  'government-fund': ['政府投资基金'],
  foreign: ['利用外资', '外资'],
  other: ['其他', '其它'],
};
const SOURCE_OF = listed(SOURCES);
/** Returns the funding source that a word or code names; null when unknown. */
export const readFundingSource = (text: string): FundingSource | null =>
  SOURCE_OF.get(plainWord(text)) ?? null;

/** Codes of all funding sources, for messages to users who do not read Chinese. */
export const SOURCE_CODES = Object.keys(SOURCES).join(', ');

/** Chinese names of all funding sources, for messages. */
export const SOURCE_NAMES = Object.values(SOURCES)
  .map(([name]) => name)
  .join('、');
