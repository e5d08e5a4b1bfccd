import { describe, expect, it } from '@jest/globals';
import { actorFrom } from '#identity';
import { day } from '#values';
import { codeThrownBy } from '../../../test/harness/problem-code.js';
import '../words/problems.js';
import {
  authorityAt,
  checkLevels,
  type Decides,
  decidersOver,
  DEFAULT_LEVELS,
  type Level,
  type Manager,
  organisationAt,
  type Relation,
} from './levels.js';

const tree = [
  { id: 'city', parentId: null },
  { id: 'district', parentId: 'city' },
  { id: 'bureau', parentId: 'district' },
  { id: 'company', parentId: 'bureau' },
];
const manager = (personId: string, unitId: string, forPerson = ''): Manager => ({
  personId,
  unitId,
  forPerson,
});
const managers = [
  manager('anna', 'company'),
  manager('ben', 'bureau'),
  manager('bea', 'bureau'),
  manager('carl', 'city'),
];
const organisations = { tree, managers, heads: new Map([['bureau', 'bea']]) };
const at = (relation: Level['relation'], decides: Decides = 'manager'): Level => ({
  relation,
  decides,
});

describe('the organisation of a level', () => {
  it.each<[Relation, string, string]>([
    ['own', 'company', 'company'],
    ['supervising', 'company', 'bureau'],
    ['district', 'company', 'district'],
    ['city', 'company', 'city'],
    ['supervising', 'city', 'city'],
    ['district', 'city', 'city'],
    ['own', 'dissolved', 'dissolved'],
  ])('%s of %s: %s', (relation, lead, expected) => {
    expect(organisationAt(tree, lead, relation)).toBe(expected);
  });
});

describe('who decides', () => {
  it.each<[string, Level, string[], string, string[], boolean]>([
    ['the managers of the own organisation', at('own'), [], 'company', ['anna'], false],
    ['no filer, but the parent', at('own'), ['anna'], 'bureau', ['ben', 'bea'], true],
    ['the head of the one above', at('supervising', 'head'), [], 'bureau', ['bea'], false],
    [
      'the city where the head filed it',
      at('supervising', 'head'),
      ['bea'],
      'city',
      ['carl'],
      true,
    ],
    ['the city where a district has nobody', at('district'), [], 'city', ['carl'], true],
    [
      'by default the own managers and those of the parent, nobody above',
      DEFAULT_LEVELS[0]!,
      [],
      'company',
      ['anna', 'ben', 'bea'],
      false,
    ],
    [
      'by default the parent of a filer',
      DEFAULT_LEVELS[0]!,
      ['anna'],
      'bureau',
      ['ben', 'bea'],
      true,
    ],
    [
      'by default the next above that has somebody',
      DEFAULT_LEVELS[0]!,
      ['anna', 'ben', 'bea'],
      'city',
      ['carl'],
      true,
    ],
    ['nobody where all are excluded', at('city'), ['carl'], 'city', [], false],
  ])('%s', (_, level, excluded, organisationId, personIds, passedUp) => {
    expect(decidersOver(level, ['company'], new Set(excluded), organisations)).toEqual([
      { organisationId, personIds, passedUp },
    ]);
  });

  it('is not the delegate of somebody who is excluded', () => {
    const lent = { ...organisations, managers: [...managers, manager('dora', 'company', 'anna')] };
    const over = (excluded: string[]) =>
      decidersOver(at('own'), ['company'], new Set(excluded), lent);
    expect(over(['anna'])[0]?.organisationId).toBe('bureau');
    expect(over([])[0]?.personIds).toContain('dora');
  });

  it.each<[string, Level, string[], string[][]]>([
    [
      'who manages all of them',
      DEFAULT_LEVELS[0]!,
      ['company', 'works'],
      [
        ['ben', 'bea'],
        ['ben', 'bea'],
      ],
    ],
    ['the first above all of them', DEFAULT_LEVELS[0]!, ['company', 'other'], [['carl'], ['carl']]],
    [
      'the same at a set level',
      at('own'),
      ['company', 'works'],
      [
        ['ben', 'bea'],
        ['ben', 'bea'],
      ],
    ],
  ])('of several organisations is %s', (_, level, leads, personIds) => {
    const more = {
      ...organisations,
      tree: [...tree, { id: 'works', parentId: 'bureau' }, { id: 'other', parentId: 'city' }],
      managers: [...managers, manager('wim', 'works'), manager('otto', 'other')],
    };
    const found = decidersOver(level, leads, new Set(), more);
    expect(found.map((one) => one.personIds)).toEqual(personIds);
  });

  it.each<[string, string[], boolean]>([
    ['not while the parent has somebody', [], false],
    ['where nobody is left below', ['anna', 'ben', 'bea'], true],
  ])('two above by default: %s', (_, excluded, may) => {
    const carl = actorFrom(
      { id: 'carl', name: 'carl', email: 'carl@x.example', language: 'zh' },
      [{ role: 'manager', unitId: 'city', forPerson: null }],
      tree,
      { requestId: 'r' },
    );
    const facts = { excluded: new Set(excluded), organisations };
    expect(authorityAt(carl, DEFAULT_LEVELS[0]!, ['company'], facts) !== null).toBe(may);
  });

  it.each<[string, string | null, Level, string[], boolean]>([
    ['a manager of the parent by default', null, DEFAULT_LEVELS[0]!, [], true],
    ['not for somebody who filed it', 'eva', DEFAULT_LEVELS[0]!, ['eva'], false],
    ['for somebody else', 'eva', DEFAULT_LEVELS[0]!, ['anna'], true],
    ['not at two levels', null, DEFAULT_LEVELS[0]!, ['ben'], false],
    ['not at a level of another organisation', null, at('own'), [], false],
    ['at the own level', null, at('supervising'), [], true],
  ])('%s', (_, forPerson, level, excluded, may) => {
    const ben = actorFrom(
      { id: 'ben', name: 'ben', email: 'ben@x.example', language: 'zh' },
      [{ role: 'manager', unitId: 'bureau', forPerson }],
      tree,
      { requestId: 'r' },
    );
    const held = authorityAt(ben, level, ['company'], {
      excluded: new Set(excluded),
      organisations,
    });
    expect(held !== null).toBe(may);
  });
});

describe('levels to be set', () => {
  const today = day('2026-11-29');
  const one = (level: number, over: object = {}) => ({
    kind: 'cost',
    level,
    relation: 'own' as const,
    decides: 'manager' as const,
    validFrom: today,
    ...over,
  });
  it.each([
    [[], undefined],
    [[one(1)], undefined],
    [[one(2), one(1)], undefined],
    [[one(1), one(1, { kind: 'funding' })], undefined],
    [[one(2)], 'REVIEW_LEVELS_GAP'],
    [[one(1), one(1)], 'REVIEW_LEVELS_GAP'],
    [[one(1), one(3)], 'REVIEW_LEVELS_GAP'],
    [[one(1, { validFrom: day('2026-11-28') })], 'DAY_IN_PAST'],
  ])('%j: %s', (items, expected) => {
    expect(codeThrownBy(() => checkLevels(items, today))).toBe(expected);
  });
});
