import { describe, expect, it } from '@jest/globals';
import type { FieldProblemCode } from '../client/request-field.js';
import { acceptedWords } from './accepted-words.js';

describe('what would be accepted', () => {
  it.each<[FieldProblemCode, string, string, string | null]>([
    ['CELLS_ABOVE_YEAR', 'cells', '≤ 123456789', '≤ 123.456789 万元'],
    ['ADJUSTMENT_REASONS_SUM', 'reasons', '-1200000000', '-1200 万元'],
    ['CURVE_SUM', 'curveFen', '0', '0 万元'],
    ['MONTH_IN_FUTURE', 'month', '≤ 2026-11', '≤ 2026-11'],
    ['PASSWORD_TOO_SHORT', 'next', '8–128', '8–128'],
    ['ENTRY_STANDS', 'amountFen', 'repeatConfirmed: true', null],
    ['ROLE_NOT_DELEGABLE', 'role', 'officer, manager, auditor', null],
    ['NOTHING_TO_CHANGE', '', 'forecastOn, actualOn', null],
    ['KNOWN_AT_IN_FUTURE', 'knownAt', '≤ 2026-11-29T08:00:00.000Z', null],
    ['EDIT_STALE', 'explanation', 'null', '无记录'],
    ['EDIT_STALE', 'amountFen', '125000000', '125 万元'],
    ['EDIT_STALE', 'explanation', '延期', '延期'],
    ['DAY_AFTER_TODAY', 'on', '', null],
  ])('%s at %s: %s is shown as %s', (code, path, accepted, shown) =>
    expect(acceptedWords({ path, code, accepted }, { wan: '万元', nothing: '无记录' })).toBe(shown),
  );
});
