import { describe, expect, it } from '@jest/globals';
import type { ReviewLevel } from '../../client/review-levels.js';
import { levelSets, levelsWanted } from './level-sets.js';

const level = (kind: string, validFrom: string, number: number): ReviewLevel =>
  ({ kind, validFrom, level: number, relation: 'own', decides: 'manager' }) as ReviewLevel;

describe('levels of review', () => {
  it('stand together by kind and day, the first level first', () => {
    const sets = levelSets(
      [
        level('cost', '2026-01-01', 2),
        level('cost', '2026-01-01', 1),
        level('cost', '2027-01-01', 1),
        level('funding', '2026-01-01', 1),
      ],
      '2026-11-23',
    );
    expect(
      sets.map(({ kind, validFrom, toCome, levels }) => [
        kind,
        validFrom,
        toCome,
        levels.map((one) => one.level),
      ]),
    ).toEqual([
      ['cost', '2026-01-01', false, [1, 2]],
      ['cost', '2027-01-01', true, [1]],
      ['funding', '2026-01-01', false, [1]],
    ]);
  });

  it('that are typed once are sent for each kind, numbered from 1', () => {
    expect(
      levelsWanted({
        kinds: ['cost', 'funding'] as ReviewLevel['kind'][],
        validFrom: '2027-01-01',
        levels: [
          { relation: 'own', decides: 'manager' },
          { relation: 'city', decides: 'head' },
        ],
      }).map(({ kind, level: number, relation, decides }) => [kind, number, relation, decides]),
    ).toEqual([
      ['cost', 1, 'own', 'manager'],
      ['cost', 2, 'city', 'head'],
      ['funding', 1, 'own', 'manager'],
      ['funding', 2, 'city', 'head'],
    ]);
  });
});
