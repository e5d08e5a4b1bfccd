import { describe, expect, it } from '@jest/globals';
import {
  placeInForm,
  readCost,
  readSoFar,
  sumOf,
  type TypedCost,
  typedCost,
} from './cost-typed.js';

const typed = (over: Partial<TypedCost> = {}): TypedCost => ({
  stage: 'adjusted-estimate',
  amount: '11200',
  unit: 'wan',
  scope: 'not-stated',
  effectiveOn: '2024-03-01',
  source: 'approval',
  document: ' 批复（示例） ',
  ...over,
});

describe('a figure of the cost chain as it is typed', () => {
  it('is read in fen, with what explains it and who pays', () => {
    expect(
      readCost(
        typed({
          construction: '11200',
          equipment: '0',
          other: '0',
          land: '0',
          note: ' ',
          reasons: [
            { class: 'price', amount: '1500', explanation: '涨价 ' },
            { class: 'design', amount: '-300', explanation: '优化' },
          ],
          funding: [{ source: 'municipal', amount: '1200' }],
        }),
      ),
    ).toMatchObject({
      amountFen: '11200000000',
      document: '批复（示例）',
      note: null,
      composition: { constructionFen: '11200000000', landFen: '0' },
      reasons: [
        { class: 'price', amountFen: '1500000000', explanation: '涨价' },
        { class: 'design', amountFen: '-300000000', explanation: '优化' },
      ],
      funding: [{ source: 'municipal', amountFen: '1200000000' }],
    });
  });

  it('has reasons and sources only where it adjusts', () => {
    expect(
      readCost(
        typed({ stage: 'contract', reasons: [{ class: 'price', amount: '1', explanation: 'x' }] }),
      ),
    ).toMatchObject({ reasons: [], funding: [], composition: null });
  });

  it.each<[string, Partial<TypedCost>]>([
    ['the amount', { amount: 'x' }],
    ['a part', { construction: '1' }],
    ['a reason', { reasons: [{ amount: '' }] }],
    ['a source', { funding: [undefined] }],
  ])('is not read while %s cannot be', (_, over) => {
    expect(readCost(typed(over))).toBeNull();
  });

  it('comes back as it was typed', () => {
    const figure = readCost(
      typed({ reasons: [{ class: 'land', amount: '1200.5', explanation: '征迁' }], funding: [] }),
    );
    expect(figure && readCost(typedCost(figure, 'yi') as TypedCost)).toEqual(figure);
  });

  it('of which a draft knows only half is typed as far as it is known', () => {
    expect(typedCost({ stage: 'contract', amountFen: null, document: null }, 'wan')).toMatchObject({
      stage: 'contract',
      amount: undefined,
      document: undefined,
      reasons: [],
    });
  });
});

it('half a figure is what can be read of it so far', () => {
  expect(
    readSoFar({
      unit: 'wan',
      stage: 'adjusted-estimate',
      amount: 'x',
      document: ' ',
      land: '5',
      reasons: [
        { class: 'price', amount: '1', explanation: ' ' },
        { class: 'land', amount: '2', explanation: '征迁' },
      ],
      note: '待补',
    }),
  ).toEqual({
    stage: 'adjusted-estimate',
    reasons: [{ class: 'land', amountFen: '2000000', explanation: '征迁' }],
    note: '待补',
  });
});

it('a sum is none while one of its parts cannot be read', () => {
  expect([sumOf(['1500', '-300'], 'wan'), sumOf(['1', 'x'], 'wan'), sumOf([], 'wan')]).toEqual([
    1_200_000_000n,
    null,
    0n,
  ]);
});

it.each<[string, unknown]>([
  ['amountFen', 'amount'],
  ['document', 'document'],
  ['content.amountFen', 'amount'],
  ['composition', 'construction'],
  ['composition.landFen', 'land'],
  ['reasons', ['reasons']],
  ['reasons.1.amountFen', ['reasons', 1, 'amount']],
  ['funding.0.source', ['funding', 0, 'source']],
])('a refusal of %s is shown at its field', (path, place) => {
  expect(placeInForm(path)).toEqual(place);
});
