import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../client/problem.js';
import { cellsOfProblem } from './problem-cell.js';

const refused = (...errors: [path: string, message: string][]) =>
  new ApiProblem(400, {
    type: 'about:blank',
    title: '',
    status: 400,
    code: 'VALIDATION_FAILED',
    detail: '',
    instance: '',
    requestId: '',
    errors: errors.map(([path, message]) => ({ path, code: 'X', message, accepted: null })),
  } as never);
const cells = (error: unknown) => {
  const { byColumn, paths } = cellsOfProblem(error, ({ message }) => message);
  return { byColumn: Object.fromEntries(byColumn), paths: [...paths] };
};

describe('what a sheet shows at its cells of a refusal', () => {
  it('is everything that is about a cell, each thing once', () => {
    expect(
      cells(
        refused(
          ['amountFen', '须不小于 0'],
          ['curveFen.3', '须为整分'],
          ['curveFen.4', '须为整分'],
          ['document', '必填'],
        ),
      ),
    ).toEqual({
      byColumn: { amount: '须不小于 0', months: '须为整分' },
      paths: ['amountFen', 'curveFen.3', 'curveFen.4'],
    });
    expect(cells(refused(['amountFen', 'a'], ['year', 'b'])).byColumn).toEqual({ amount: 'a b' });
  });

  it('is nothing of what is about no cell, or of no answer', () => {
    for (const error of [refused(['reason', '必填']), new ApiProblem(0, null), undefined])
      expect(cells(error)).toEqual({ byColumn: {}, paths: [] });
  });
});
