import { describe, expect, it } from '@jest/globals';
import type { Language } from '../../language/language.js';
import { cellsOf, type ListItem } from './list-cells.js';
import { type ListColumn, type Schemas, columnsOf, headingOf } from './list-columns.js';
import { ListVocabulary } from './list-vocabulary.js';

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
const VOCABULARY = new ListVocabulary([
  {
    headings: {
      id: { zh: '编号', en: 'Id' },
      amountFen: { zh: '金额', en: 'Amount' },
      series: { zh: '序列', en: 'Series' },
      effectiveOn: { zh: '生效日', en: 'Effective day' },
      recordedAt: { zh: '登记时间', en: 'Recorded at' },
      flagship: { zh: '标志性项目', en: 'Flagship' },
      version: { zh: '版本', en: 'Version' },
    },
    codes: { 'EntryDto.series': { paid: { zh: '支付', en: 'Paid' } } },
  },
  {
    headings: {
      planItem: { zh: '规划条目', en: 'Plan item' },
      column: { zh: '专栏', en: 'Column' },
      number: { zh: '编号', en: 'Number' },
      sources: { zh: '资金来源', en: 'Funding sources' },
      funds: { zh: '资金到位', en: 'Funds in place' },
      fundingSource: { zh: '资金来源', en: 'Funding source' },
    },
    codes: {
      sources: { 'bank-loan': { zh: '银行贷款', en: 'Bank loans' } },
      fundingSource: { 'special-bond': { zh: '专项债', en: 'Special bonds' } },
    },
  },
]);
const COLUMNS = columnsOf(SCHEMAS, { $ref: '#/components/schemas/EntryDto' }, VOCABULARY);
const heading = (column: ListColumn, language: Language) => headingOf(column, language, VOCABULARY);
const cells = (item: ListItem, language: Language) =>
  cellsOf(item, COLUMNS, { language, vocabulary: VOCABULARY });

describe('the columns of a list', () => {
  it('are its fields, a code in two, without versions and former names', () => {
    expect(COLUMNS.map((column) => heading(column, 'zh'))).toEqual([
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
    expect(heading(COLUMNS[1]!, 'en')).toBe('Amount (yuan)');
    expect(heading(COLUMNS[3]!, 'en')).toBe('Series (code)');
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
    expect(cells(item, 'zh')).toEqual([
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
    const empty = cells({ id: 'e2', amountFen: null, planItem: null }, 'zh');
    expect(empty.slice(1)).toEqual(COLUMNS.slice(1).map(() => null));
  });

  it('show a code without a text as it is', () => {
    const [, , word, code] = cells({ series: 'constructor' }, 'en');
    expect([word, code]).toEqual(['constructor', 'constructor']);
  });
});
