import { describe, expect, it } from '@jest/globals';
import { cellsOf } from './list-cells.js';
import { type Schemas, columnsOf, headingOf } from './list-columns.js';

const SCHEMAS: Schemas = {
  EntryDto: {
    properties: {
      id: { type: 'string' },
      etag: { type: 'string' },
      unitId: { type: 'string', deprecated: true },
      amountFen: { type: ['string', 'null'] },
      series: { type: 'string', enum: ['completed', 'funds', 'paid'] },
      effectiveOn: { type: 'string', format: 'date' },
      recordedAt: { type: 'string', format: 'date-time' },
      flagship: { type: 'boolean' },
      version: { type: 'integer' },
      planItem: { anyOf: [{ $ref: '#/components/schemas/PlaceDto' }, { type: 'null' }] },
      sources: { type: 'array', items: { type: 'string', enum: ['bank-loan'] } },
      funds: { type: 'array', items: { $ref: '#/components/schemas/FundDto' } },
    },
  },
  PlaceDto: { properties: { column: { type: 'integer' }, number: { type: 'integer' } } },
  FundDto: { properties: { fundingSource: { type: 'string' }, amountFen: { type: 'string' } } },
};
const COLUMNS = columnsOf(SCHEMAS, { $ref: '#/components/schemas/EntryDto' });

describe('the columns of a list', () => {
  it('are its fields, a code in two, without versions and former names', () => {
    expect(COLUMNS.map((column) => headingOf(column, 'zh'))).toEqual([
      '编号',
      '金额（元）',
      '序列',
      '序列（代码）',
      '生效日',
      '登记时间（北京时间）',
      '标志性项目',
      '版本',
      '规划条目 · 专栏',
      '规划条目 · 编号',
      '资金来源',
      '资金到位',
    ]);
  });

  it('are named in the language of the reader', () => {
    expect(headingOf(COLUMNS[1]!, 'en')).toBe('Amount (yuan)');
    expect(headingOf(COLUMNS[3]!, 'en')).toBe('Series (code)');
  });
});

describe('the cells of an item', () => {
  const item = {
    id: 'e1',
    amountFen: '123456789012345',
    series: 'paid',
    effectiveOn: '2026-03-31',
    recordedAt: '2026-03-31T16:00:00.007Z',
    flagship: true,
    version: 3,
    planItem: { column: 10, number: 2 },
    sources: ['bank-loan'],
    funds: [
      { fundingSource: 'special-bond', amountFen: '100' },
      { fundingSource: null, amountFen: '-5' },
    ],
  };

  it('hold whole amounts in yuan, words beside codes, and instants of the city', () => {
    expect(cellsOf(item, COLUMNS, 'zh')).toEqual([
      'e1',
      '1234567890123.45',
      '支付',
      'paid',
      '2026-03-31',
      '2026-04-01 00:00:00.007',
      '是',
      3,
      10,
      2,
      '银行贷款',
      '资金来源：专项债，金额：1.00；金额：-0.05',
    ]);
  });

  it('are empty where something is unknown, never zero', () => {
    const cells = cellsOf({ id: 'e2', amountFen: null, planItem: null }, COLUMNS, 'zh');
    expect(cells.slice(1)).toEqual(COLUMNS.slice(1).map(() => null));
  });

  it('show a code without a text as it is', () => {
    const [, , word, code] = cellsOf({ series: 'constructor' }, COLUMNS, 'en');
    expect([word, code]).toEqual(['constructor', 'constructor']);
  });
});
