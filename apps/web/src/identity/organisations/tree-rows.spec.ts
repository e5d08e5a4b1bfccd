import { describe, expect, it } from '@jest/globals';
import { treeRows } from './tree-rows.js';

const unit = (id: string, parentId: string | null, name = id) => ({ id, name, parentId });
const units = [
  unit('bus', 'transport', '公交集团'),
  unit('city', null, '杭州市'),
  unit('development', 'city'),
  unit('metro', 'transport'),
  unit('transport', 'city'),
];
const drawn = (closed: string[] = [], search = '', of = units): string[] =>
  treeRows(of, { closed: new Set(closed), search }).map(
    ({ unit: { id }, level, below, open }) =>
      `${'  '.repeat(level - 1)}${id}${below > 0 ? (open ? ' -' : ' +') : ''}`,
  );

describe('the tree of units', () => {
  it.each<[string, string[], string[], string]>([
    [
      'each below its own',
      ['city -', '  development', '  transport -', '    bus', '    metro'],
      [],
      '',
    ],
    ['closed', ['city -', '  development', '  transport +'], ['transport'], ''],
    ['closed at the top', ['city +'], ['city', 'transport'], ''],
    ['found by code, with what is above', ['city -', '  transport -', '    metro'], [], 'met'],
    ['found by name though closed', ['city -', '  transport -', '    bus'], ['city'], ' 公交 '],
    ['found above, without what is below', ['city -', '  transport +'], [], 'TRANSPORT'],
    ['not found', [], [], 'nothing'],
  ])('%s', (_, expected, closed, search) => expect(drawn(closed, search)).toEqual(expected));

  it('keeps a unit whose upper unit is not known', () =>
    expect(drawn([], '', [unit('lost', 'nowhere'), unit('city', null)])).toEqual(['lost', 'city']));
});
