import { describe, expect, it } from '@jest/globals';
import { changeKind, fieldsOf, meaningOf, movement, saidParts } from './change-request-fields.js';

describe('fields of a change request', () => {
  it('are named by their paths, and what is not filled in is left out', () => {
    expect(fieldsOf({ stage: 'estimate', note: null })).toEqual([
      { path: 'stage', text: 'estimate' },
    ]);
  });

  it('stand in the order in which people read them, however the database kept them', () => {
    const content = {
      source: 'approval',
      funding: [{ amountFen: '5', source: 'other' }],
      reasons: [{ amountFen: '5', class: 'price' }],
      amountFen: '7',
      curveFen: Array.from({ length: 11 }, (_, month) => String(month)),
      stage: 'estimate',
      later: 'x',
    };
    expect(fieldsOf(content).map(({ path }) => path)).toEqual([
      'stage',
      'amountFen',
      'reasons.0.class',
      'reasons.0.amountFen',
      'funding.0.source',
      'funding.0.amountFen',
      ...Array.from({ length: 11 }, (_, month) => `curveFen.${month}`),
      'source',
      'later',
    ]);
  });

  it.each<[string, unknown]>([
    ['amountFen', { money: true }],
    ['curveFen.11', { money: true }],
    ['composition.landFen', { money: true }],
    ['source', { list: 'costSource' }],
    ['funding.0.source', { list: 'fundingSource' }],
    ['reasons.0.class', { list: 'reasonClass' }],
    ['document', 'text'],
  ])('%s holds %j', (path, meaning) => {
    expect(meaningOf(path)).toEqual(meaning);
  });

  it('count from one when they are said', () => {
    expect(saidParts('reasons.0.explanation')).toEqual(['reasons', 1, 'explanation']);
  });

  it('are added, removed or changed', () => {
    expect([
      changeKind({ old: null, new: '1' }),
      changeKind({ old: '1', new: null }),
      changeKind({ old: '1', new: '2' }),
    ]).toEqual(['added', 'removed', 'changed']);
  });

  it.each<[string | null, string | null, unknown]>([
    ['10000000000', '11200000000', { fen: '1200000000', percent: '12.00' }],
    ['11200000000', '10000000000', { fen: '-1200000000', percent: '-10.71' }],
    ['0', '5', { fen: '5', percent: null }],
    [null, '5', null],
    ['3', '3', { fen: '0', percent: '0.00' }],
  ])('from %s to %s moves by %j', (old, now, moved) => {
    expect(movement(old, now)).toEqual(moved);
  });
});
