import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { UnreadableFile } from '../rules/import-problem.js';
import type { Cell, SheetRow } from '../rules/sheet.js';
import { readSheet } from './read-sheet.js';
import { unpackedSize } from './unpacked-size.js';
import { writeSheet } from './write-sheet.js';

async function rowsOf(bytes: Uint8Array): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readSheet(Buffer.from(bytes))) rows.push(row);
  return rows;
}
const refusal = (bytes: Uint8Array): Promise<string> => rowsOf(bytes).then(() => 'read', (error: unknown) => (error instanceof UnreadableFile ? error.code : `threw ${String(error)}`));
const workbook = (rows: Cell[][]): Promise<Uint8Array> => writeSheet('xlsx', '示例', rows).then(({ bytes }) => bytes);

/** A zip of one part, as an attacker may write it: `says` is the size the part claims to unpack to. */
function zipOf(name: string, content: Buffer, says = content.length): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(says, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(says, 24);
  central.writeUInt16LE(name.length, 28);
  const body = Buffer.concat([local, Buffer.from(name), packed]);
  const directory = Buffer.concat([central, Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end]);
}

describe('a CSV file', () => {
  it('keeps the numbers that a spreadsheet shows beside its rows, blank lines counted', async () => {
    expect(await rowsOf(Buffer.from('\ufeff项目;月份\r\n\r\n"地铁\n四期";2021-03\r\n快速路\r\n'))).toEqual([
      { row: 1, cells: ['项目', '月份'] }, { row: 2, cells: [] }, { row: 3, cells: ['地铁\n四期', '2021-03'] }, { row: 4, cells: ['快速路'] },
    ]);
  });
  it.each<[string, Uint8Array, string]>([
    ['a quote that never ends', Buffer.from('a,b\n"c,d\n'), 'FILE_UNREADABLE'],
    ['more columns than anybody fills', Buffer.from('x,'.repeat(100) + 'y'), 'CELLS_TOO_MANY'],
    ['one endless line', Buffer.alloc(400_000, 'x'), 'FILE_UNREADABLE'],
    ['bytes of no encoding', Uint8Array.from([0xff, 0xfe, 0xff]), 'FILE_ENCODING'],
  ])('with %s is refused', async (_, bytes, code) => expect(await refusal(bytes)).toBe(code));
});

describe('a workbook', () => {
  it('gives texts, numbers and days as they were put in', async () => {
    const on = new Date('2021-03-31T00:00:00Z');
    const made = await writeXlsx({ sheets: [{ name: '示例', rows: [['项目', '金额', '月份'], ['地铁', 313.64, on], [null, 0.1 + 0.2], ['=1+1', 1.1]] }, { name: '另一张', rows: [['x']] }] });
    expect(await rowsOf(made)).toEqual([
      { row: 1, cells: ['项目', '金额', '月份'] }, { row: 2, cells: ['地铁', 313.64, on] }, { row: 3, cells: [null, 0.1 + 0.2] }, { row: 4, cells: ['=1+1', 1.1] },
    ]);
  });
  it('gives a formula as its result', async () => {
    const cells = new Map([['0,0', { value: null, type: 'formula' as const, formula: '6*7', formulaResult: 42 }]]);
    expect(await rowsOf(await writeXlsx({ sheets: [{ name: 's', rows: [[null]], cells }] }))).toEqual([{ row: 1, cells: [42] }]);
  });
  it('is refused when it would unpack beyond the limit, whatever it says of itself', async () => {
    const bomb = zipOf('xl/workbook.xml', Buffer.alloc(40_000_000), 10);
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => unpackedSize(bomb, 1_000_000)).toThrow('FILE_TOO_BIG_UNPACKED');
    expect(unpackedSize(bomb)).toBe(40_000_000);
  });
  it.each<[string, Uint8Array]>([
    ['two letters', Buffer.from('PK')], ['a zip of something else', zipOf('readme.txt', Buffer.from('x'))], ['an end without a beginning', Buffer.concat([Buffer.from('PK'), zipOf('a', Buffer.from('x')).subarray(20)])],
  ])('that is %s is refused', async (_, bytes) => expect(await refusal(bytes)).toBe('FILE_UNREADABLE'));
  it('is read or refused, never more, when any of its bytes is another one', async () => {
    const good = await workbook([['项目', '金额'], ['地铁', 1]]);
    const ends = new Set<string>();
    for (let at = 0; at < good.length; at += 7) {
      const bad = Uint8Array.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0xff;
      ends.add(await refusal(bad));
    }
    expect([...ends].filter((end) => !['read', 'FILE_UNREADABLE', 'FILE_TOO_BIG_UNPACKED', 'CELLS_TOO_MANY', 'FILE_ENCODING'].includes(end))).toEqual([]);
  });
});

describe('a file that leaves', () => {
  it('is read again as it was, and no text in it is a formula', async () => {
    const rows: Cell[][] = [['项目', '说明'], ['地铁,"四期"', '=HYPERLINK("http://x")'], ['@x', -1]];
    const kept = [['项目', '说明'], ['地铁,"四期"', `'=HYPERLINK("http://x")`], [`'@x`, -1]];
    expect((await rowsOf((await writeSheet('xlsx', 's', rows)).bytes)).map(({ cells }) => cells)).toEqual(kept);
    expect((await rowsOf((await writeSheet('csv', 's', rows)).bytes)).map(({ cells }) => cells)).toEqual(kept.map((cells) => cells.map(String)));
  });
});
