import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import { workbookOf } from '../../../test/builders/hostile-files.js';
import { cellText, type SheetFormat, type SheetRow } from '../rules/sheet.js';
import { errorSheets } from './error-sheet.js';
import { type ReadPart, saidIn } from './read-apart.js';
import { type ReadHistory, readHistory } from './read-history.js';
import { readSheet } from './read-sheet.js';

async function* partsOf(bytes: Uint8Array): AsyncGenerator<ReadPart> {
  const waiting: ReadPart[] = [];
  for await (const row of readSheet(Buffer.from(bytes), null, (dates) =>
    Promise.resolve(void waiting.push(dates)),
  )) {
    yield* waiting.splice(0);
    if (row.cells.length > 0) yield { rows: [row] };
  }
}
const historyOf = (bytes: Uint8Array | string): Promise<ReadHistory> =>
  readHistory(partsOf(Buffer.from(bytes)), '万元', 100, () => Promise.resolve());
const wrong = ({ problems }: ReadHistory): string[] =>
  problems.kept.map(({ cell, row, code }) => `${cell ?? row ?? 'file'} ${code}`);
const HEADINGS = '项目,月份,序列,金额,备注\n';

describe('a file of which something would be left out', () => {
  it.each<[string, string, string[]]>([
    [
      'an amount with a comma that splits it',
      '项目,月份,序列,金额\n地铁,2021-03,完成投资,1,020.00\n',
      ['E2 CELL_WITHOUT_HEADING'],
    ],
    [
      'a remark in a column without heading',
      '项目,月份,序列,金额,\n地铁,2021-03,完成投资,1020,其中500万元为预付款\n',
      ['E2 CELL_WITHOUT_HEADING'],
    ],
    [
      'a column called after what is wrong',
      '项目,月份,序列,金额,问题\n地铁,2021-03,完成投资,1020,未到位\n',
      ['E1 COLUMN_UNKNOWN'],
    ],
    [
      'a damaged character',
      `${HEADINGS}地铁,2021-03,完成投资,5,省级补\ufffd\n`,
      ['E2 TEXT_DAMAGED'],
    ],
    [
      'a month that a spreadsheet cut',
      `${HEADINGS}地铁,2021.1,完成投资,5,\n`,
      ['B2 MONTH_AMBIGUOUS'],
    ],
  ])('for %s is refused by the cell', async (_, text, problems) =>
    expect(wrong(await historyOf(text))).toEqual(problems),
  );

  it('keeps its encoding when one byte of a note is damaged', async () => {
    const bytes = Buffer.from(
      `${HEADINGS}地铁,2021-03,完成投资,5,省级补助\n地铁,2021-04,完成投资,5,省级补助\n`,
    );
    bytes[bytes.lastIndexOf('助')] = 0x41;
    expect(wrong(await historyOf(bytes))).toEqual(['E3 TEXT_DAMAGED']);
  });
});

describe('a workbook that counts its days from 1904', () => {
  const book =
    '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>';
  const cells = (...texts: (string | number)[]): string =>
    `<row>${texts.map((text) => (typeof text === 'number' ? `<c><v>${text}</v></c>` : `<c t="inlineStr"><is><t>${text}</t></is></c>`)).join('')}</row>`;
  const bytes = workbookOf([
    { name: 'xl/workbook.xml', before: book },
    {
      name: 'xl/worksheets/sheet1.xml',
      before: `<worksheet><sheetData>${cells('项目', '月份', '序列', '金额')}${cells('地铁', 42_793, '完成投资', 5)}</sheetData></worksheet>`,
    },
  ]);
  it('is read by its own date system, bare numbers too', async () => {
    expect((await historyOf(bytes)).rows.map(({ posting }) => posting.month)).toEqual(['2021-02']);
  });
});

/**
 * Returns the Chinese error sheet of an uploaded file, as the user who uploaded the file can
 * download it.
 */
async function errorSheetOf(bytes: Uint8Array, format: SheetFormat): Promise<Uint8Array> {
  const { problems } = await historyOf(bytes);
  const said = { zh: saidIn('zh', problems.kept), en: saidIn('en', problems.kept) };
  const sheets = await errorSheets(() => readSheet(Buffer.from(bytes)), said);
  const sheet = sheets.find((one) => one.format === format && one.language === 'zh');
  if (!sheet) throw new Error('no error sheet');
  return sheet.bytes;
}

describe('an error sheet of which only the wrong cell is mended', () => {
  const notes = [
    '-省级补助部分',
    '+追加合同2号',
    '@待核',
    '=见附件',
    "'-20℃'",
    '_x0041_ 标段',
    '"引号"，逗号,',
  ];
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const source =
    HEADINGS +
    notes
      .map(
        (note, index) =>
          `地铁,2021-0${index + 1},完成投资,${index === 2 ? 'x' : '5'},${quoted(note)}\n`,
      )
      .join('');

  /**
   * Returns the texts that a spreadsheet program shows when it opens a sheet. The program keeps the
   * apostrophes that guard texts against being evaluated as formulas.
   */
  async function shownIn(sheet: Uint8Array, format: SheetFormat): Promise<string[][]> {
    if (format === 'csv') return parse(Buffer.from(sheet), { bom: true });
    const rows: SheetRow[] = [];
    for await (const row of readSheet(Buffer.from(sheet))) rows.push(row);
    return rows.map(({ cells }) => cells.map((cell) => cellText(cell)));
  }

  /**
   * Simulates a user who opens a sheet in a spreadsheet program, replaces the cell with the text
   * `x` by `typed`, and saves the sheet, possibly in the other file format.
   */
  async function mended(
    sheet: Uint8Array,
    { made, saved, typed }: { made: SheetFormat; saved: SheetFormat; typed: string },
  ): Promise<Uint8Array> {
    const rows = (await shownIn(sheet, made)).map((cells) =>
      cells.map((cell) => (cell === 'x' ? typed : cell)),
    );
    if (saved === 'csv') return Buffer.from(stringify(rows));
    const escaped = (text: string): string => text.replace('_x0041_', '_x005F_x0041_');
    return writeXlsx({ sheets: [{ name: 's', rows: rows.map((cells) => cells.map(escaped)) }] });
  }

  it.each<[SheetFormat, SheetFormat]>([
    ['csv', 'csv'],
    ['csv', 'xlsx'],
    ['xlsx', 'xlsx'],
    ['xlsx', 'csv'],
  ])('leaves every text as it was, made as %s and saved as %s', async (made, saved) => {
    expect(wrong(await historyOf(source))).toEqual(['D4 NOT_AN_AMOUNT']);
    const sheet = await errorSheetOf(Buffer.from(source), made);
    const again = await historyOf(await mended(sheet, { made, saved, typed: '7' }));
    expect([wrong(again), again.rows.map(({ posting }) => posting.note)]).toEqual([[], notes]);
  });

  it('leaves them so when it was mended wrongly and refused once more', async () => {
    const first = await mended(await errorSheetOf(Buffer.from(source), 'csv'), {
      made: 'csv',
      saved: 'csv',
      typed: 'x',
    });
    const second = await mended(await errorSheetOf(first, 'xlsx'), {
      made: 'xlsx',
      saved: 'xlsx',
      typed: '7',
    });
    const again = await historyOf(second);
    expect([wrong(again), again.rows.map(({ posting }) => posting.note)]).toEqual([[], notes]);
  });

  it('made by an earlier version is read as that version wrote it', async () => {
    const earlier = `项目,月份,序列,金额,备注,问题（不读取）\n地铁,2021-03,完成投资,5,'-省级补助部分,\n`;
    const { rows } = await historyOf(earlier);
    expect(rows.map(({ posting }) => posting.note)).toEqual(['-省级补助部分']);
  });

  it('still says what is in a column without heading', async () => {
    const without =
      '项目,月份,序列,金额\n地铁,2021-03,完成投资,1020\n地铁,2021-04,完成投资,1020,其中500万元为预付款\n';
    const sheet = await errorSheetOf(Buffer.from(without), 'csv');
    expect(wrong(await historyOf(sheet))).toEqual(['E3 CELL_WITHOUT_HEADING']);
  });
});
