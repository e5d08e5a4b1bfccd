import { describe, expect, it } from '@jest/globals';
import { bySource } from './cell-changes.js';

const cells = (...of: [string, string][]) => ({
  cells: of.map(([source, plannedFen]) => ({ source, plannedFen })),
});

describe('changes of who pays', () => {
  it('are told source by source, whatever its place in the list', () => {
    // The cells before: municipal 70, special-bond 40. The cells after: special-bond 40, bank-loan
    // 5.
    const changes = [
      { path: 'cells.0.source', old: 'municipal', new: 'special-bond' },
      { path: 'cells.0.plannedFen', old: '70', new: '40' },
      { path: 'cells.1.source', old: 'special-bond', new: 'bank-loan' },
      { path: 'cells.1.plannedFen', old: '40', new: '5' },
      { path: 'reason', old: null, new: '示例' },
    ];
    expect(bySource(changes, cells(['special-bond', '40'], ['bank-loan', '5']))).toEqual([
      { path: 'reason', old: null, new: '示例' },
      { path: 'cells.bank-loan.plannedFen', old: null, new: '5' },
      { path: 'cells.municipal.plannedFen', old: '70', new: null },
    ]);
  });

  it('take what is not among them from the change request itself', () => {
    expect(
      bySource(
        [{ path: 'cells.1.plannedFen', old: '40', new: '30' }],
        cells(['municipal', '70'], ['special-bond', '30']),
      ),
    ).toEqual([{ path: 'cells.special-bond.plannedFen', old: '40', new: '30' }]);
    expect(
      bySource(
        [
          { path: 'cells.1.source', old: 'ppp', new: null },
          { path: 'cells.1.plannedFen', old: '9', new: null },
        ],
        cells(['municipal', '70']),
      ),
    ).toEqual([{ path: 'cells.ppp.plannedFen', old: '9', new: null }]);
  });

  it('leave other change requests as they are', () => {
    const changes = [{ path: 'amountFen', old: '1', new: '2' }];
    expect(bySource(changes, { amountFen: '2' })).toEqual(changes);
  });
});
