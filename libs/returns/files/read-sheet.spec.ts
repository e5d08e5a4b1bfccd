import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { archiveOf, workbookOf } from '../../../test/builders/hostile-files.js';
import { Archive } from './archive.js';
import { UnreadableFile } from '../rules/import-problem.js';
import type { Cell, SheetRow } from '../rules/sheet.js';
import { readSheet } from './read-sheet.js';
import { writeSheet } from './write-sheet.js';

async function rowsOf(bytes: Uint8Array, sheet: string | null = null): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readSheet(Buffer.from(bytes), sheet)) rows.push(row);
  return rows;
}
const problem = (bytes: Uint8Array): Promise<string> =>
  rowsOf(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableFile ? error.code : `threw ${String(error)}`),
  );
const workbook = (rows: Cell[][]): Promise<Uint8Array> =>
  writeSheet('xlsx', '示例', rows).then(({ bytes }) => bytes);

async function textOf(book: Uint8Array): Promise<string> {
  let text = '';
  for await (const piece of (await Archive.open(Buffer.from(book))).textOf(SHEET)) text += piece;
  return text;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const sheetOf = (rows: string) => ({
  name: SHEET,
  before: `<worksheet><sheetData>${rows}`,
  after: '</sheetData></worksheet>',
});

describe('a CSV file', () => {
  it('keeps the numbers that a spreadsheet shows beside its rows, blank lines counted', async () => {
    expect(
      await rowsOf(Buffer.from('\ufeff项目;月份\r\n\r\n"地铁\n四期";2021-03\r\n快速路\r\n')),
    ).toEqual([
      { row: 1, cells: ['项目', '月份'] },
      { row: 2, cells: [] },
      { row: 3, cells: ['地铁\n四期', '2021-03'] },
      { row: 4, cells: ['快速路'] },
    ]);
  });
  it.each<[string, Uint8Array, string]>([
    ['a quote that never ends', Buffer.from('a,b\n"c,d\n'), 'QUOTE_NOT_CLOSED'],
    ['more columns than anybody fills', Buffer.from('x,'.repeat(100) + 'y'), 'CELLS_TOO_MANY'],
    ['one endless line', Buffer.alloc(400_000, 'x'), 'ROW_TOO_LONG'],
    ['one line of nothing but commas', Buffer.alloc(1_000_000, ','), 'ROW_TOO_LONG'],
    ['bytes of no encoding', Uint8Array.from([0xff, 0xfe, 0xff]), 'FILE_ENCODING'],
  ])('with %s is refused', async (_, bytes, code) => expect(await problem(bytes)).toBe(code));
});

describe('a quotation mark that stands alone in a CSV file', () => {
  const placeOf = (text: string): Promise<unknown> =>
    rowsOf(Buffer.from(text)).then(
      () => 'read',
      (error: unknown) => (error instanceof UnreadableFile ? [error.code, error.at] : error),
    );
  const good = '项目,月份,序列,金额,备注\n' + '地铁,2021-03,完成投资,5,ok\n'.repeat(898);
  it.each<[string, string, unknown]>([
    [
      'in row 900',
      `${good}地铁,2021-03,完成投资,5,直径 24" 管道\n`,
      ['QUOTE_MISPLACED', { row: 900, cell: 'E900' }],
    ],
    [
      'in the second row',
      '项目,备注\n地铁,24" 管道\n',
      ['QUOTE_MISPLACED', { row: 2, cell: 'B2' }],
    ],
    [
      'after a text in marks',
      '项目,备注\n\n"地铁"四期,x\n',
      ['QUOTE_MISPLACED', { row: 3, cell: 'A3' }],
    ],
    [
      'and is never closed',
      '项目,备注\n"a\nb",c\nd,"e\n',
      ['QUOTE_NOT_CLOSED', { row: 3, cell: 'B3' }],
    ],
  ])('%s is found where it is', async (_, text, found) =>
    expect(await placeOf(text)).toEqual(found),
  );
  it('is taken in a cell in marks, over several lines', async () => {
    expect(await rowsOf(Buffer.from('项目,备注\n地铁,"第一行\n第二行，含""引号"""\n'))).toEqual([
      { row: 1, cells: ['项目', '备注'] },
      { row: 2, cells: ['地铁', '第一行\n第二行，含"引号"'] },
    ]);
  });
});

describe('the sheet of a workbook', () => {
  const NS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const of = (sheets: readonly { name: string; state?: string; rows: string }[]): Buffer =>
    workbookOf([
      {
        name: 'xl/workbook.xml',
        before: `<workbook ${NS}><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        before: `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
      },
      ...sheets.map(({ rows }, at) => ({
        name: `xl/worksheets/sheet${at + 1}.xml`,
        before: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      })),
    ]);
  const saying = (text: string): string =>
    `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const EMPTY = '<row><c s="0"/></row>';
  it.each<[string, Parameters<typeof of>[0], string | null, string]>([
    [
      'the visible one beside a hidden one',
      [
        { name: '旧', state: 'hidden', rows: saying('隐') },
        { name: '新', rows: saying('显') },
      ],
      null,
      '显',
    ],
    [
      'the visible one beside one that only a program shows',
      [
        { name: '旧', state: 'veryHidden', rows: saying('隐') },
        { name: '新', rows: saying('显') },
      ],
      null,
      '显',
    ],
    [
      'the only one that is filled in',
      [
        { name: 'Sheet1', rows: EMPTY },
        { name: 'Sheet2', rows: saying('显') },
        { name: 'Sheet3', rows: '' },
      ],
      null,
      '显',
    ],
    [
      'the one that was asked for',
      [
        { name: '一', rows: saying('一') },
        { name: '二', rows: saying('二') },
      ],
      '二',
      '二',
    ],
    [
      'a hidden one that was asked for',
      [
        { name: '旧', state: 'hidden', rows: saying('隐') },
        { name: '新', rows: saying('显') },
      ],
      '旧',
      '隐',
    ],
  ])('is %s', async (_, sheets, asked, text) =>
    expect(await rowsOf(of(sheets), asked)).toEqual([{ row: 1, cells: [text] }]),
  );
  it.each<[string, Parameters<typeof of>[0], string | null, string]>([
    [
      'when several are filled in',
      [
        { name: '一', rows: saying('一') },
        { name: '二', rows: saying('二') },
      ],
      null,
      'SHEET_CHOICE “一”、“二”',
    ],
    [
      'when none is visible',
      [{ name: '旧', state: 'hidden', rows: saying('隐') }],
      null,
      'SHEETS_HIDDEN “旧”',
    ],
    ['when none has the name', [{ name: '一', rows: saying('一') }], '三', 'SHEET_UNKNOWN “一”'],
  ])('is asked by name %s', async (_, sheets, asked, refused) => {
    const said = await rowsOf(of(sheets), asked).then(
      () => 'read',
      (error: unknown) =>
        error instanceof UnreadableFile ? `${error.code} ${error.facts['names']}` : 'threw',
    );
    expect(said).toBe(refused);
  });
});

describe('a workbook', () => {
  it('gives texts, numbers and days as they were put in', async () => {
    const on = new Date('2021-03-31T00:00:00Z');
    const made = await writeXlsx({
      sheets: [
        {
          name: '示例',
          rows: [
            ['项目', '金额', '月份'],
            ['地铁', 313.64, on],
            [null, 0.1 + 0.2],
            ['=1+1', 1.1],
          ],
        },
        { name: '另一张', rows: [[null]] },
      ],
    });
    expect(await rowsOf(made)).toEqual([
      { row: 1, cells: ['项目', '金额', '月份'] },
      { row: 2, cells: ['地铁', 313.64, on] },
      { row: 3, cells: [null, 0.1 + 0.2] },
      { row: 4, cells: ['=1+1', 1.1] },
    ]);
  });
  it('gives a formula as its result', async () => {
    const cells = new Map([
      ['0,0', { value: null, type: 'formula' as const, formula: '6*7', formulaResult: 42 }],
    ]);
    expect(
      await rowsOf(await writeXlsx({ sheets: [{ name: 's', rows: [[null]], cells }] })),
    ).toEqual([{ row: 1, cells: [42] }]);
  });
  it('leaves out rows that are only formatted, and how a text is read aloud', async () => {
    const row =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>快速路</t><rPh sb="0" eb="1"><t>kuai</t></rPh></is></c><c r="XFD1" s="0"/></row>';
    const bytes = workbookOf([
      {
        name: SHEET,
        before: `<worksheet><sheetData>${row}`,
        unit: '<row><c s="0"/></row>',
        times: 150_000,
        after: '</sheetData></worksheet>',
      },
    ]);
    expect(await rowsOf(bytes)).toEqual([{ row: 1, cells: ['快速路'] }]);
  });
  it.each([
    ['1900', '', '2021-03-31'],
    ['1904', ' date1904="1"', '2025-04-01'],
  ])('takes days by its own date system, %s', async (_, from, day) => {
    const book = `<workbook xmlns:r="r"><workbookPr${from}/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>`;
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const bytes = workbookOf([
      { name: 'xl/workbook.xml', before: book },
      { name: 'xl/styles.xml', before: styles },
      sheetOf('<row><c s="1"><v>44286</v></c></row>'),
    ]);
    expect(await rowsOf(bytes)).toEqual([{ row: 1, cells: [new Date(`${day}T00:00:00Z`)] }]);
  });
  it.each<[string, () => Uint8Array, string]>([
    [
      'a part that says it is smaller than it is',
      () => workbookOf([{ ...sheetOf('<row/>'.repeat(1000)), claimed: 10 }]),
      'FILE_UNREADABLE',
    ],
    [
      'two parts of one name',
      () => workbookOf([sheetOf(''), sheetOf('<row/>')]),
      'ARCHIVE_PART_TWICE',
    ],
    [
      'a directory of too many parts',
      () => archiveOf(Array.from({ length: 1_001 }, (_, index) => ({ name: `p${index}` }))),
      'ARCHIVE_PARTS_TOO_MANY',
    ],
    [
      'a document type',
      () => workbookOf([{ name: SHEET, before: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }]),
      'FILE_UNREADABLE',
    ],
    ['tags in tags', () => workbookOf([sheetOf('<a>'.repeat(100))]), 'MARKUP_TOO_DEEP'],
    [
      'a tag that does not end',
      () => workbookOf([{ name: SHEET, before: '<worksheet a="', unit: 'x', times: 2_000_000 }]),
      'MARKUP_ENDLESS',
    ],
    [
      'a text that does not end',
      () =>
        workbookOf([
          { ...sheetOf('<row><c t="inlineStr"><is>'), unit: '<r><t>项目</t></r>', times: 30_000 },
        ]),
      'ROW_TOO_LONG',
    ],
    [
      'cells beyond the last column',
      () => workbookOf([sheetOf(`<row>${'<c/>'.repeat(16_385)}</row>`)]),
      'CELLS_TOO_MANY',
    ],
    [
      'rows that go back',
      () => workbookOf([sheetOf('<row r="2"/><row r="1"/>')]),
      'FILE_UNREADABLE',
    ],
    ['a row beyond the last', () => workbookOf([sheetOf('<row r="1048577"/>')]), 'ROWS_TOO_MANY'],
  ])('with %s is refused', async (_, made, code) => expect(await problem(made())).toBe(code));
  it.each<[string, Uint8Array]>([
    ['two letters', Buffer.from('PK')],
    ['a zip of something else', archiveOf([{ name: 'readme.txt', before: 'x' }])],
    [
      'an end without a beginning',
      Buffer.concat([Buffer.from('PK'), archiveOf([{ name: 'a', before: 'x' }]).subarray(20)]),
    ],
  ])('that is %s is refused', async (_, bytes) =>
    expect(await problem(bytes)).toBe('FILE_UNREADABLE'),
  );
  it('is read or refused, never more, when any of its bytes is another one', async () => {
    const good = await workbook([
      ['项目', '金额'],
      ['地铁', 1],
    ]);
    const ends = new Set<string>();
    for (let at = 0; at < good.length; at += 7) {
      const bad = Uint8Array.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0xff;
      ends.add(await problem(bad));
    }
    expect(
      [...ends].filter(
        (end) => !['read', 'FILE_UNREADABLE', 'ARCHIVE_PART_TWICE', 'FILE_ENCODING'].includes(end),
      ),
    ).toEqual([]);
  });
});

describe('a file that leaves', () => {
  it('is read again as it was, and no text in it is a formula', async () => {
    const rows: Cell[][] = [
      ['项目', '说明'],
      ['地铁,"四期"', '=HYPERLINK("http://x")'],
      ['@x', -1],
      ['＝1+1', '－1'],
      ['＋1', '＠x'],
    ];
    const kept = [
      ['项目', '说明'],
      ['地铁,"四期"', `'=HYPERLINK("http://x")`],
      [`'@x`, -1],
      [`'＝1+1`, `'－1`],
      [`'＋1`, `'＠x`],
    ];
    // Spreadsheet programs never evaluate a text cell of an .xlsx workbook as a formula, so the
    // text is stored without a protecting apostrophe.
    const book = (await writeSheet('xlsx', 's', rows)).bytes;
    expect((await rowsOf(book)).map(({ cells }) => cells)).toEqual(rows);
    expect(await textOf(book)).not.toContain('<f');
    expect(
      (await rowsOf((await writeSheet('csv', 's', rows)).bytes)).map(({ cells }) => cells),
    ).toEqual(kept.map((cells) => cells.map(String)));
  });
});
