import { describe, expect, it } from '@jest/globals';
import { readPdf } from '../../../test/harness/read-pdf.js';
import { Problem } from '../problem/problem.js';
import type { TableDocument } from './table-document.js';
import { TABLE_PRINTER, writePdf } from './write-pdf.js';

const table = (rows: readonly (readonly string[])[]): TableDocument => ({
  title: '资金报表',
  facts: [['期间', '2024']],
  columns: [
    { heading: '项目名称', kind: 'text' },
    { heading: '支付（元）', kind: 'number' },
  ],
  rows,
  total: ['合计', '9,999.99'],
  notes: ['没有分录的记“—”。'],
  footer: '凭据 1',
  pageNumber: '第 {page} 页 共 {pages} 页',
  madeAt: '2026-07-01T02:00:00.000Z',
});
const breaking = { ...TABLE_PRINTER, entry: 'test/programs/ends-by-signal.mjs' };
const codeOf = (made: Promise<unknown>): Promise<string> =>
  made.then(
    () => 'made',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('a printed table', () => {
  it('has its headings, its foot and the number of the page on every page, and each row once', async () => {
    const rows = Array.from({ length: 70 }, (_, at) => [`项目〔${at}〕`, `${at}.00`]);
    const { pages, title, madeAt } = await readPdf(await writePdf(table(rows)));
    expect(title).toBe('资金报表');
    expect(madeAt).toContain('20260701020000');
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, at) => {
      expect(page).toContain('项目名称 支付（元）');
      expect(page).toContain('凭据 1');
      expect(page).toContain(`第 ${at + 1} 页 共 ${pages.length} 页`);
    });
    expect(pages.join(' ').match(/项目〔\d+〕/g)).toEqual(rows.map(([name]) => name));
    expect(pages.filter((page) => page.includes('合计 9,999.99'))).toEqual([pages.at(-1)]);
  });

  it('shows rare characters, long words and formulas as they are', async () => {
    const names = ['䶮𬬻堃㙦', `=HYPERLINK("http://x")`, 'ab'.repeat(30), 'two\nlines', '\u0007'];
    const { pages } = await readPdf(await writePdf(table(names.map((name) => [name, '1']))));
    const text = pages.join(' ').replaceAll(' ', '');
    for (const name of names.slice(0, 3)) expect(text).toContain(name);
    expect(text).toContain('twolines');
    expect(text).not.toContain('\u0007');
  });

  it('has the same bytes when it is made again', async () => {
    const [first, second] = [
      await writePdf(table([['a', '1']])),
      await writePdf(table([['a', '1']])),
    ];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const other = await writePdf({ ...table([['a', '1']]), madeAt: '2026-07-02T02:00:00.000Z' });
    expect(Buffer.from(first).equals(Buffer.from(other))).toBe(false);
  });

  it('that is not made within its limits is refused, and so is one of too many at once', async () => {
    const asked = Array.from({ length: 9 }, () => codeOf(writePdf(table([]), breaking)));
    expect(await Promise.all(asked)).toEqual([
      ...Array.from({ length: 8 }, () => 'PDF_NOT_MADE'),
      'EXPORTS_FULL',
    ]);
    expect(await codeOf(writePdf(table([])))).toBe('made');
  });
});
