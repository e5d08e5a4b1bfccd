import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { ListFormat } from './described-lists.js';
import type { ListItem } from './list-cells.js';
import { columnsOf } from './list-columns.js';
import { ListVocabulary } from './list-vocabulary.js';
import { writeList } from './write-list.js';

const vocabulary = new ListVocabulary([
  {
    headings: {
      name: { zh: '名称', en: 'Name' },
      amountFen: { zh: '金额', en: 'Amount' },
      dueOn: { zh: '到期日', en: 'Due on' },
      value: { zh: '数值', en: 'Value' },
    },
  },
]);

const COLUMNS = columnsOf(
  {},
  {
    properties: {
      name: { type: 'string' },
      amountFen: { type: 'string' },
      dueOn: { type: 'string', format: 'date' },
      value: { type: 'string' },
    },
  },
  vocabulary,
);

async function written(
  format: ListFormat,
  pages: AsyncIterable<readonly ListItem[]>,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of writeList({
    format,
    language: 'zh',
    vocabulary,
    columns: COLUMNS,
    pages,
  }))
    parts.push(Buffer.from(part as Uint8Array | string));
  return Buffer.concat(parts);
}

async function* pages(...all: ListItem[][]): AsyncGenerator<ListItem[]> {
  for (const page of all) yield await Promise.resolve(page);
}

describe('a list as CSV', () => {
  it('has a mark, CRLF, quoted texts, and no text that a spreadsheet would evaluate', async () => {
    const file = await written(
      'csv',
      pages(
        [{ name: '=1+1', amountFen: '-5', dueOn: '2026-01-31', value: '-3.5' }],
        [{ name: '甲,"乙"\n丙', amountFen: null, dueOn: null, value: null }],
      ),
    );
    expect(file.toString()).toBe(
      '\uFEFF名称,金额（元）,到期日,数值\r\n' +
        "'=1+1,-0.05,2026-01-31,-3.5\r\n" +
        '"甲,""乙""\n丙",,,\r\n',
    );
  });

  it('holds its headings alone when the list is empty', async () => {
    expect((await written('csv', pages([]))).toString()).toBe(
      '\uFEFF名称,金额（元）,到期日,数值\r\n',
    );
  });

  it('reads a page only after the page before was taken', async () => {
    const read: number[] = [];
    async function* counting(): AsyncGenerator<ListItem[]> {
      for (let page = 0; page < 100; page += 1) {
        read.push(page);
        yield await Promise.resolve([{ name: 'x'.repeat(100_000) }]);
      }
    }
    const stream = writeList({
      format: 'csv',
      language: 'zh',
      vocabulary,
      columns: COLUMNS,
      pages: counting(),
    });
    for await (const part of stream) if (String(part).includes('x')) break;
    expect(read.length).toBeLessThan(10);
  });

  it('breaks off when a later page fails', async () => {
    async function* failing(): AsyncGenerator<ListItem[]> {
      yield await Promise.resolve([{ name: '甲' }]);
      throw new Error('no second page');
    }
    await expect(written('csv', failing())).rejects.toThrow('no second page');
    await expect(written('xlsx', failing())).rejects.toThrow('no second page');
  });
});

describe('a list as a workbook', () => {
  it('holds its headings alone when the list is empty', async () => {
    const { sheets } = await readXlsx(await written('xlsx', pages([])));
    expect(sheets[0]?.rows).toEqual([['名称', '金额（元）', '到期日', '数值']]);
  });

  it('has typed cells, and an amount with too many digits as text', async () => {
    const file = await written(
      'xlsx',
      pages([
        { name: '=1+1', amountFen: '123456789012345', dueOn: '2026-01-31', value: '516' },
        { name: '_x0041_\u0007', amountFen: '1234567890123456', dueOn: null, value: null },
      ]),
    );
    const { sheets } = await readXlsx(file);
    expect(sheets[0]?.rows).toEqual([
      ['名称', '金额（元）', '到期日', '数值'],
      ['=1+1', 1234567890123.45, new Date('2026-01-31T00:00:00Z'), '516'],
      ['_x0041_\ufffd', '12345678901234.56', null, null],
    ]);
  });
});
