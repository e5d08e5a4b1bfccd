import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanData, TargetFact } from '../rules/plan-facts.js';
import { readPlanFolder } from '../store/read-plan-folder.js';

const known = (amounts: (bigint | null)[]): bigint[] => amounts.filter((amount) => amount !== null);
const sum = (amounts: bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

describe('the plan of Hangzhou for 2021 to 2025', () => {
  let plan: PlanData;
  beforeAll(async () => { plan = await readPlanFolder(join(import.meta.dirname, 'hangzhou-14fyp')); });

  it('has 30 columns, 181 items, 10 flagships and 38 indicators', () => {
    expect([plan.columns, plan.items, plan.flagships, plan.indicators].map(({ length }) => length)).toEqual([30, 181, 10, 38]);
    expect(plan.plan).toMatchObject({ code: 'hangzhou-14fyp', region: '330100', periodStart: '2021-01-01', periodEnd: '2025-12-31' });
  });

  it('numbers as many items in each column as the plan does', () => {
    const counts = plan.columns.map(({ number }) => plan.items.filter(({ column }) => column === number).length);
    expect(counts).toEqual([4, 4, 5, 9, 3, 8, 9, 4, 5, 10, 8, 5, 10, 3, 5, 4, 4, 5, 4, 6, 5, 4, 4, 6, 7, 6, 10, 7, 7, 10]);
    expect(new Set(plan.items.filter(({ numberDerived }) => numberDerived).map(({ column }) => column))).toEqual(new Set([6]));
  });

  it('asks only investments for money: all flagships are, and the guidance columns are none', () => {
    const kindsOf = (...columns: number[]) => new Set(plan.items.filter(({ column }) => columns.includes(column)).map(({ kind }) => kind));
    expect(kindsOf(10)).toEqual(new Set(['investment']));
    expect(kindsOf(14, 17, 18, 19)).toEqual(new Set(['spatial-guidance']));
    expect(kindsOf(3, 8, 12, 13, 21)).toEqual(new Set(['reform']));
    expect(plan.flagships.every(({ column }) => column === 10)).toBe(true);
  });

  it('knows 9 of 10 totals: 3197.5 亿元', () => {
    const totals = known(plan.flagships.map(({ totalInvestmentFen }) => totalInvestmentFen));
    expect([totals.length, sum(totals)]).toEqual([9, 31_975_000_000_000n]);
    expect(plan.flagships.find(({ totalInvestmentFen }) => totalInvestmentFen === null)?.item).toBe(8);
  });

  it('knows 6 of 10 plan-period figures: 1621 亿元', () => {
    const spends = plan.flagships.filter(({ fypSpendFen }) => fypSpendFen !== null);
    expect(spends.map(({ item }) => item)).toEqual([1, 2, 4, 7, 8, 9]);
    expect(sum(known(spends.map(({ fypSpendFen }) => fypSpendFen)))).toBe(16_210_000_000_000n);
  });

  it('says for which stretch the money of a flagship is', () => {
    expect(plan.flagships.map(({ scope }) => scope)).toEqual([
      'not-stated', 'not-stated', 'not-stated', 'hangzhou-section', 'hangzhou-section',
      'not-stated', 'hangzhou-section', 'not-stated', 'not-stated', 'whole-line',
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['1-1-e', { measure: '遴选领军人才和拔尖人才', comparator: '=', value: '500', unit: '名', dueOn: '2025-12-31', basis: 'cumulative' }],
    ['1-3-a', { comparator: '>=', value: '300', unit: '名', due: 'yearly', dueOn: null, basis: 'per-year' }],
    ['1-4-a', { value: '15', unit: '万名' }],
    ['4-2-a', { comparator: '=', value: '50', unit: '所', due: null, dueOn: null }],
    ['6-8-b', { comparator: '>', value: '10000', unit: '亿元', due: '2025', basis: 'level-at-end' }],
    ['10-8-a', { value: '516', unit: '公里', due: '2021..2025', dueOn: '2025-12-31' }],
    ['16-3-b', { comparator: '~', value: '2800', unit: '万平方米', due: '2021..2025' }],
    ['20-1-a', { comparator: 'range', value: '10', valueTo: '15', unit: '个', due: 'yearly' }],
    ['26-3-a', { comparator: 'by-date', value: null, unit: null, due: '2021', dueOn: '2021-12-31' }],
    ['26-3-b', { comparator: 'by-date', due: '2023', dueOn: '2023-12-31' }],
    ['26-6-d', { comparator: '=', value: '1.2', unit: '公里/平方公里' }],
    ['28-3-b', { comparator: '>=', value: '0.6', unit: '万分之' }],
    ['29-3-b', { value: '10.5', unit: '万户', due: '2021..2025' }],
    ['29-4-d', { comparator: '>=', value: '14000', unit: '元/年', due: '2025' }],
  ])('promises %s', (id, promise) => {
    expect(plan.targets.find((target) => target.id === id)).toMatchObject(promise);
  });

  it('has 125 targets: 94 with a day, 13 yearly, 18 without a date', () => {
    const count = (test: (target: TargetFact) => boolean) => plan.targets.filter(test).length;
    expect([plan.targets.length, count(({ dueOn }) => dueOn !== null), count(({ due }) => due === 'yearly'), count(({ due }) => due === null)])
      .toEqual([125, 94, 13, 18]);
  });

  it('describes the works of 专栏 30 without promising them: the ten systems hold all 51 projects', () => {
    const projects = plan.attributes.filter(({ column, item }) => column === 30 && item !== null);
    expect(projects.map(({ value }) => Number(value)).reduce((total, value) => total + value, 0)).toBe(51);
    expect(plan.attributes).toContainEqual(expect.objectContaining({ column: 30, item: null, name: '重大项目数', value: '51' }));
    expect(plan.targets.some(({ column }) => column === 30)).toBe(false);
  });

  it('keeps the headline indicators as what they are', () => {
    const numbersOf = (kind: string) => plan.indicators.filter(({ targetKind }) => targetKind === kind).map(({ number }) => number);
    expect(numbersOf('floor')).toEqual([20, 21, 31]);
    expect(numbersOf('province-assigned')).toEqual([15, 16, 17, 18, 19, 37]);
    expect(numbersOf('in-step')).toEqual([28]);
    expect(numbersOf('none')).toEqual([1, 27, 33]);
    expect(plan.indicators.filter(({ annualOrCumulativeKind }) => annualOrCumulativeKind === 'cumulative').map(({ number }) => number)).toEqual([26, 29, 30, 33, 34, 35]);
    expect(plan.indicators.filter(({ binding }) => binding === 'binding')).toHaveLength(13);
    expect(plan.indicators[35]).toMatchObject({ base2020Comparator: '<=', base2020: '0.011', target2025: '0.01' });
  });
});
