import { describe, expect, it } from '@jest/globals';
import type { Month } from '#values';
import { askOpening, type EarlyAmount, saysOpening } from './ask-opening.js';

const early = (month: string, over: Partial<EarlyAmount> = {}): EarlyAmount => ({
  month: month as Month,
  fundingSource: null,
  amountFen: 100n,
  opening: false,
  ...over,
});
const opening = (over: Partial<EarlyAmount> = {}): EarlyAmount =>
  early('2020-12', { opening: true, ...over });

describe('what there was before 2021', () => {
  it.each<[string, EarlyAmount, EarlyAmount[], boolean]>([
    ['an opening beside nothing', opening(), [], false],
    ['an opening beside another', opening(), [opening()], true],
    ['an opening beside a month before', opening(), [early('2019-05')], true],
    ['a month beside an opening', early('2019-05'), [opening()], true],
    ['a month beside other months', early('2019-05'), [early('2019-04'), early('2019-05')], false],
    ['a later month beside an opening', early('2021-01'), [opening()], false],
    [
      'an opening from another source',
      opening({ fundingSource: 'municipal' }),
      [opening({ fundingSource: 'bank-loan' })],
      false,
    ],
    [
      'an opening of which the source was not stated',
      opening(),
      [opening({ fundingSource: 'bank-loan' })],
      true,
    ],
    ['an opening beside one that was taken back', opening(), [opening({ amountFen: 0n })], false],
  ])('%s: asked %s', (_, posted, others, asked) =>
    expect(askOpening(posted, others)?.code).toBe(asked ? 'OPENING_ADDS_UP' : undefined),
  );

  it('is named with what it would be added to', () => {
    expect(
      askOpening(opening(), [early('2019-05'), early('2018-01', { amountFen: 50n })]),
    ).toMatchObject({
      facts: { amount: '1.5', from: '2018-01', to: '2019-05' },
      errors: [{ path: 'month', accepted: 'openingConfirmed: true' }],
    });
  });
  it('is an opening where its note says so', () =>
    expect(['期初余额', ' 期初数', 'Opening balance', '结转', null].map(saysOpening)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]));
});
