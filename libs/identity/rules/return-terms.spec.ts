import { describe, expect, it } from '@jest/globals';
import { month } from '#values';
import { type DatedReturnTerms, DEFAULT_RETURN_TERMS, ReturnDuties } from './return-terms.js';

const units = [
  { id: 'city', parentId: null, returnsFrom: null },
  { id: 'transport', parentId: 'city', returnsFrom: month('2026-06') },
  { id: 'metro', parentId: 'transport', returnsFrom: null },
];
const terms = (unitId: string, from: string, workingDay: number): DatedReturnTerms => ({
  ...DEFAULT_RETURN_TERMS,
  unitId,
  fromMonth: month(from),
  workingDay,
});

describe('an organisation', () => {
  it.each([
    ['transport', '2026-05', false],
    ['transport', '2026-06', true],
    ['transport', '2027-01', true],
    ['metro', '2026-06', false],
    ['city', '2026-06', false],
    ['unknown', '2026-06', false],
  ])('%s owes a return of %s: %s', (unit, of, owed) => {
    expect(new ReturnDuties(units, []).asks(unit, month(of))).toBe(owed);
  });

  it.each([
    ['metro', '2025-12', 5],
    ['metro', '2026-03', 8],
    ['metro', '2026-08', 7],
    ['transport', '2026-08', 7],
    ['city', '2026-08', 8],
    ['transport', '2026-10', 3],
  ])('%s has in %s the working day %i, its own or of the one above', (unit, of, workingDay) => {
    const duties = new ReturnDuties(units, [
      terms('city', '2026-01', 9),
      terms('city', '2026-01', 8),
      terms('transport', '2026-10', 3),
      terms('transport', '2026-07', 7),
    ]);
    expect(duties.termsOf(unit, month(of)).workingDay).toBe(workingDay);
  });
});
