import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import type { MoneyUnit } from '#values';
import { workbookOf } from '../../../test/builders/hostile-files.js';
import type { ImportRow } from '../rules/read-row.js';
import { wordProblem } from '../texts/import-problems.js';
import type { ReadPart } from './read-apart.js';
import { type ReadHistory, readHistory } from './read-history.js';
import { readSheet } from './read-sheet.js';

/**
 * Test files like those that offices send. Each is built as CSV and, if the format can represent
 * it, as a workbook. Each has the expected rows, or the expected cell and message of the problem.
 */

type Rows = readonly (readonly (string | number | null)[])[];
const FORMATS = {
  CSV: (rows: Rows): Promise<Uint8Array> => Promise.resolve(Buffer.from(stringify([...rows]))),
  XLSX: (rows: Rows): Promise<Uint8Array> =>
    writeXlsx({ sheets: [{ name: '资金', rows: rows.map((cells) => [...cells]) }] }),
};
type Format = keyof typeof FORMATS;
const BOTH = Object.keys(FORMATS) as Format[];

const HEADINGS = ['项目', '月份', '序列', '金额'];
const NOTED = [...HEADINGS, '备注'];
const PROJECT = '城北排涝通道工程（示例）';
const row = (...cells: (string | number | null)[]) => [PROJECT, ...cells];

async function* partsOf(bytes: Uint8Array): AsyncGenerator<ReadPart> {
  const waiting: ReadPart[] = [];
  for await (const read of readSheet(Buffer.from(bytes), null, (dates) =>
    Promise.resolve(void waiting.push(dates)),
  )) {
    yield* waiting.splice(0);
    if (read.cells.length > 0) yield { rows: [read] };
  }
}
const historyOf = (bytes: Uint8Array | string, unit: MoneyUnit = '万元'): Promise<ReadHistory> =>
  readHistory(partsOf(Buffer.from(bytes)), unit, 100, () => Promise.resolve());
const wrong = ({ problems }: ReadHistory): string[] =>
  problems.kept.map(({ cell, row: at, code }) => `${cell ?? at ?? 'file'} ${code}`);
const read = ({ rows }: ReadHistory): unknown[] =>
  rows.map(({ project, posting: { month, amountFen, note } }: ImportRow) =>
    note === undefined ? [project, month, amountFen] : [project, month, amountFen, note],
  );
const inWords = ({ problems }: ReadHistory, language: 'zh' | 'en' = 'zh'): string[] =>
  problems.kept.map((problem) => {
    const { message, accepted } = wordProblem(problem, language);
    return `${message} → ${accepted}`;
  });

describe.each(BOTH)('sent as %s', (format) => {
  const sent = async (rows: Rows, unit?: MoneyUnit): Promise<ReadHistory> =>
    historyOf(await FORMATS[format](rows), unit);

  it.each<[string, Rows, unknown[]]>([
    [
      'two identical rows are two entries',
      [HEADINGS, row('2021-03', '完成投资', '40'), row('2021-03', '完成投资', '40')],
      [
        [PROJECT, '2021-03', 40_000_000n],
        [PROJECT, '2021-03', 40_000_000n],
      ],
    ],
    [
      'an amount and a month in full-width digits are read',
      [HEADINGS, row('２０２１－０３', '完成投资', '１２３４．５６')],
      [[PROJECT, '2021-03', 1_234_560_000n]],
    ],
    [
      'a note with a line break and quotation marks is read as it is',
      [NOTED, row('2021-03', '完成投资', '5', '第一行\n第二行，含"引号"')],
      [[PROJECT, '2021-03', 5_000_000n, '第一行\n第二行，含"引号"']],
    ],
    [
      'the month 2021.2, which can only be February, is read whether a text or a number',
      [HEADINGS, row('2021.2', '完成投资', '5'), row(2021.2, '完成投资', '6')],
      [
        [PROJECT, '2021-02', 5_000_000n],
        [PROJECT, '2021-02', 6_000_000n],
      ],
    ],
    [
      'rows in which somebody typed spaces are empty',
      [HEADINGS, row('2021-03', '完成投资', '5'), [' ', '', '\u3000']],
      [[PROJECT, '2021-03', 5_000_000n]],
    ],
  ])('%s', async (_, rows, found) => {
    const history = await sent(rows);
    expect([wrong(history), read(history)]).toEqual([[], found]);
  });

  it.each<[string, Rows, string, RegExp]>([
    [
      'a thousands comma that split an amount is refused by the cell beyond the headings',
      [HEADINGS, row('2021-03', '完成投资', '1', '020.00')],
      'E2 CELL_WITHOUT_HEADING',
      /^E 列没有表头，这一格的“020\.00”.*"1,020\.00"$/,
    ],
    [
      'a remark under no heading is refused by name of its column',
      [[...HEADINGS, ''], row('2021-03', '完成投资', '1020', '其中500万元为预付款')],
      'E2 CELL_WITHOUT_HEADING',
      /^E 列没有表头，这一格的“其中500万元为预付款”.*→ 为该列填写表头/,
    ],
    [
      'the month 2021.1, which may be October, is refused with both readings',
      [HEADINGS, row('2021.1', '完成投资', '5')],
      'B2 MONTH_AMBIGUOUS',
      /^“2021\.1”可能是 2021 年 1 月，也可能是 10 月.*→ 2021-01 或 2021-10$/,
    ],
    [
      'the month 2021.1 as a number is refused in the same way',
      [HEADINGS, row(2021.1, '完成投资', 5)],
      'B2 MONTH_AMBIGUOUS',
      /→ 2021-01 或 2021-10$/,
    ],
    [
      'a note with a damaged character is refused by its place',
      [NOTED, row('2021-03', '完成投资', '5', '省级补\ufffd部分')],
      'E2 TEXT_DAMAGED',
      /^文字“省级补\ufffd部分”里有无法辨认的字符/,
    ],
  ])('%s', async (_, rows, problem, words) => {
    const history = await sent(rows);
    expect([wrong(history), read(history)]).toEqual([[problem], []]);
    expect(inWords(history)).toEqual([expect.stringMatching(words)]);
  });

  it('amounts with the sign of the yuan are yuan: read so, and refused under 万元', async () => {
    const rows = [
      HEADINGS,
      row('2021-03', '完成投资', '¥1,234.56'),
      row('2021-04', '完成投资', '￥１，２３４．５６'),
    ];
    expect(read(await sent(rows, '元')).map((one) => (one as unknown[])[2])).toEqual([
      123_456n,
      123_456n,
    ]);
    const history = await sent(rows);
    expect(wrong(history)).toEqual(['D2 AMOUNT_UNIT_DIFFERS', 'D3 AMOUNT_UNIT_DIFFERS']);
    expect(inWords(history)[0]).toMatch(/^“¥1,234\.56”写的单位是元，与所选单位“万元”不一致/);
  });

  it('whatever is wrong in a row is said whole in both languages', async () => {
    const history = await sent([
      [...NOTED, '资金来源', '发生日期'],
      ['', '三月', '收入', 'abc', 'x'.repeat(2001), '天上', '2021-02-30'],
      row('2021-03', '支付', '1e3', '', '#N/A'),
    ]);
    expect(history.problems.count).toBe(9);
    for (const language of ['zh', 'en'] as const)
      for (const said of inWords(history, language))
        expect(said).toMatch(/^(?!.*(“”|""|\{|undefined)).+ → .*\S$/s);
  });
});

describe('a damaged byte of a UTF-8 file', () => {
  it.each<[string, (file: Buffer) => number]>([
    ['at the end of a note', (file) => file.lastIndexOf('助') + 2],
    ['within a note', (file) => file.indexOf('级')],
    ['in the name of a project', (file) => file.indexOf('排') + 1],
  ])('%s is refused by its cell, and every other text stays what it was', async (_, at) => {
    const note = '省级补助';
    const file = Buffer.from(stringify([NOTED, row('2021-03', '完成投资', '5', note)]));
    file[at(file)] = 0x41;
    const [problem, ...others] = wrong(await historyOf(file));
    expect([problem, others]).toEqual([expect.stringMatching(/^[AE]2 TEXT_DAMAGED$/), []]);
  });
});

describe('a quotation mark that stands alone', () => {
  it.each([
    ['in row 2', 0, 2],
    ['in row 900', 898, 900],
  ])('%s is said in words with its row', async (_, before, at) => {
    const line = `${PROJECT},2021-03,完成投资,5,`;
    const history = await historyOf(
      `${NOTED.join(',')}\n${`${line}ok\n`.repeat(before)}${line}直径 24" 管道\n${line}ok\n`,
    );
    expect(wrong(history)).toEqual([`E${at} QUOTE_MISPLACED`]);
    expect(inWords(history)[0]).toMatch(new RegExp(`^第 ${at} 行有一格的引号不成对.*写成两个`));
    expect(inWords(history, 'en')[0]).toContain(`row ${at}`);
  });
});

describe('a workbook', () => {
  const SHEET = 'xl/worksheets/sheet1.xml';
  const NS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
  const shared = (index: number): string => `<c t="s"><v>${index}</v></c>`;
  const header = `<row>${HEADINGS.map(text).join('')}</row>`;
  const data = (project: string): string =>
    `<row>${project}${text('2021-03')}${text('完成投资')}<c><v>5</v></c></row>`;
  const sheet = (rows: string, name = SHEET) => ({
    name,
    before: `<worksheet><sheetData>${rows}`,
    after: '</sheetData></worksheet>',
  });
  const phonetic = `<t>${PROJECT}</t><rPh sb="0" eb="2"><t>chengbei</t></rPh><phoneticPr fontId="1"/>`;

  it.each([
    [
      'in the cell',
      workbookOf([sheet(header + data(`<c t="inlineStr"><is>${phonetic}</is></c>`))]),
    ],
    [
      'among the texts of the workbook',
      workbookOf([
        { name: 'xl/sharedStrings.xml', before: `<sst><si>${phonetic}</si></sst>` },
        sheet(header + data(shared(0))),
      ]),
    ],
  ])('with pinyin beside a name, kept %s, gives the name alone', async (_, bytes) =>
    expect(read(await historyOf(bytes))).toEqual([[PROJECT, '2021-03', 5_000_000n]]),
  );

  it('with 100,007 empty formatted rows has its one row', async () => {
    const bytes = workbookOf([
      { ...sheet(header + data(text(PROJECT))), unit: '<row><c s="1"/></row>', times: 100_007 },
    ]);
    const history = await historyOf(bytes);
    expect([wrong(history), read(history)]).toEqual([[], [[PROJECT, '2021-03', 5_000_000n]]]);
  });

  it('saved as CSV with 100,007 empty rows has its one row', async () => {
    const line = `${PROJECT},2021-03,完成投资,5\n`;
    const history = await historyOf(`${HEADINGS.join(',')}\n${line}${',,,\n'.repeat(100_007)}`);
    expect([wrong(history), read(history)]).toEqual([[], [[PROJECT, '2021-03', 5_000_000n]]]);
  });

  it('whose first sheet is hidden is read from the visible one', async () => {
    const hidden = 'xl/worksheets/sheet2.xml';
    const relation = (id: number, target: string): string =>
      `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${target}"/>`;
    const bytes = workbookOf([
      {
        name: 'xl/workbook.xml',
        before: `<workbook ${NS}><sheets><sheet name="旧" state="hidden" r:id="rId2"/><sheet name="新" r:id="rId1"/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        before: `<Relationships>${relation(1, 'worksheets/sheet1.xml')}${relation(2, 'worksheets/sheet2.xml')}</Relationships>`,
      },
      sheet(header + data(text(PROJECT))),
      sheet(header + data(text('旧项目（示例）')), hidden),
    ]);
    expect(read(await historyOf(bytes))).toEqual([[PROJECT, '2021-03', 5_000_000n]]);
  });
});
