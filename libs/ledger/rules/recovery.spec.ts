import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform/problem';
import { day, type Month } from '#values';
import { checkRecovery, type RecoveredEntry, type Recovery } from './recovery.js';

const TODAY = day('2026-07-15');

const paid = (over: Partial<RecoveredEntry> = {}): RecoveredEntry => ({
  id: 'entry-1',
  series: 'paid',
  month: '2021-03' as Month,
  effectiveOn: day('2021-03-20'),
  amountFen: 500_00n,
  fundingSource: 'municipal',
  origin: 'direct',
  reversesId: null,
  ...over,
});

const refund = (over: Partial<Recovery> = {}): Recovery => ({
  month: '2026-04' as Month,
  amountFen: 120_00n,
  reason: '审计核减',
  ...over,
});

const check = (entry: RecoveredEntry, recovery: Recovery, leftFen = entry.amountFen) =>
  checkRecovery(entry, recovery, { today: TODAY, leftFen });

const problemOf = (make: () => unknown): unknown => {
  try {
    make();
  } catch (error) {
    if (error instanceof Problem)
      return [error.code, error.errors[0]?.path, error.errors[0]?.accepted];
    throw error;
  }
  return null;
};

describe('a recovery', () => {
  it('is a negative amount of its own month that names what it recovers', () => {
    expect(check(paid(), refund())).toEqual({
      series: 'paid',
      month: '2026-04',
      effectiveOn: '2026-04-30',
      amountFen: -120_00n,
      composition: null,
      fundingSource: 'municipal',
      document: null,
      note: '审计核减',
      origin: 'recovery',
      reversesId: null,
      correctsId: 'entry-1',
    });
  });

  it('negates each part of its composition', () => {
    expect(
      check(
        paid({ series: 'completed', fundingSource: null }),
        refund({ buildingFen: 100_00n, equipmentFen: 20_00n, otherFen: 0n, landFen: 0n }),
      ),
    ).toMatchObject({
      fundingSource: null,
      composition: { buildingFen: -100_00n, equipmentFen: -20_00n, otherFen: 0n, landFen: 0n },
    });
  });

  it('may be all that is left, in the month and on the day of the entry', () => {
    expect(
      check(
        paid(),
        refund({ month: '2021-03' as Month, effectiveOn: day('2021-03-20'), amountFen: 500_00n }),
      ),
    ).toMatchObject({ amountFen: -500_00n, effectiveOn: '2021-03-20' });
  });

  it.each<[string, RecoveredEntry, Recovery, bigint, unknown]>([
    [
      'of a reversal',
      paid({ amountFen: -1n, reversesId: 'x' }),
      refund(),
      1n,
      ['RECOVERY_OF_NOTHING', undefined, undefined],
    ],
    [
      'of a recovery',
      paid({ amountFen: -1n, origin: 'recovery' }),
      refund(),
      1n,
      ['RECOVERY_OF_NOTHING', undefined, undefined],
    ],
    [
      'of more than is left',
      paid(),
      refund(),
      119_99n,
      ['RECOVERY_EXCEEDS_ENTRY', 'amountFen', '≤ 11999'],
    ],
    [
      'in a month before the entry',
      paid(),
      refund({ month: '2021-02' as Month }),
      500_00n,
      ['RECOVERY_BEFORE_ENTRY', 'month', '≥ 2021-03'],
    ],
    [
      'on a day before the entry',
      paid(),
      refund({ month: '2021-03' as Month, effectiveOn: day('2021-03-19') }),
      500_00n,
      ['RECOVERY_BEFORE_ENTRY', 'effectiveOn', '≥ 2021-03-20'],
    ],
    [
      'in a month to come',
      paid(),
      refund({ month: '2026-08' as Month }),
      500_00n,
      ['MONTH_IN_FUTURE', 'month', '≤ 2026-07'],
    ],
    [
      'whose parts are not its amount',
      paid(),
      refund({ buildingFen: 1n, equipmentFen: 0n, otherFen: 0n, landFen: 0n }),
      500_00n,
      ['COMPOSITION_NOT_SUM', 'amountFen', '1'],
    ],
  ])('is refused %s', (_, entry, recovery, leftFen, refused) => {
    expect(problemOf(() => check(entry, recovery, leftFen))).toEqual(refused);
  });
});
