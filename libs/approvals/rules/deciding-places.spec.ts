import { describe, expect, it } from '@jest/globals';
import { decidingPlaces, placeOf } from './deciding-places.js';
import { DECIDES, decidersOver, DEFAULT_LEVELS, type Level, RELATIONS } from './levels.js';

/** City over a district with a bureau and its company, and over a bureau without managers. */
const organisations = {
  tree: [
    { id: 'city', parentId: null },
    { id: 'district', parentId: 'city' },
    { id: 'bureau', parentId: 'district' },
    { id: 'company', parentId: 'bureau' },
    { id: 'empty', parentId: 'city' },
    { id: 'works', parentId: 'empty' },
  ],
  heads: new Map([
    ['bureau', 'bea'],
    ['city', 'nobody'],
  ]),
  managers: [
    { personId: 'anna', unitId: 'company', forPerson: '' },
    { personId: 'ben', unitId: 'bureau', forPerson: '' },
    { personId: 'bea', unitId: 'bureau', forPerson: '' },
    { personId: 'carl', unitId: 'city', forPerson: '' },
    { personId: 'dora', unitId: 'company', forPerson: 'anna' },
    { personId: 'ben', unitId: 'works', forPerson: '' },
  ],
};
const LEVELS = RELATIONS.flatMap((relation) => DECIDES.map((decides) => ({ relation, decides })));

describe('the places at which somebody decides what officers have written', () => {
  it.each(['anna', 'ben', 'bea', 'carl', 'dora', 'eve'])(
    'are, for %s, those of the rule about one organisation',
    (person) => {
      const decides = (lead: string, level: Level): boolean =>
        decidersOver(level, [lead], new Set(), organisations).every(({ personIds }) =>
          personIds.includes(person),
        );
      const expected = organisations.tree.flatMap(({ id }) =>
        [...DEFAULT_LEVELS, ...LEVELS]
          .filter((level) => decides(id, level))
          .map((level) => placeOf(id, level)),
      );
      expect(decidingPlaces(person, organisations)).toEqual(expected);
      expect(expected.length > 0).toBe(person !== 'eve');
    },
  );
});
