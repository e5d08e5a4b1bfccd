import { describe, expect, it } from '@jest/globals';
import type { Day } from '#values';
import {
  cycleIn,
  scheduleOf,
  type ScheduleLink,
  type ScheduleNode,
  shortDays,
} from './schedule.js';

/** `a 2027-01-31`, `b ?` for one without a known day, `c 2027-01-01 met`. */
const node = (text: string): ScheduleNode => {
  const [id = '', day = '?', met] = text.split(' ');
  return { id, day: day === '?' ? null : (day as Day), met: met === 'met' };
};
/** `a>b` or, with a lag, `a>b+30`. */
const link = (text: string): ScheduleLink => {
  const [, predecessorId = '', milestoneId = '', lag = '0'] =
    /^(\w)>(\w)\+?(\d*)$/.exec(text) ?? [];
  return { predecessorId, milestoneId, lagDays: Number(lag) };
};
const floats = (nodes: string[], links: string[]): Record<string, number | string> => {
  const { placed } = scheduleOf(nodes.map(node), links.map(link));
  return Object.fromEntries(
    [...placed].map(([id, { floatDays, floatMissing }]) => [id, floatDays ?? floatMissing ?? '']),
  );
};

describe('float and critical path', () => {
  it.each([
    ['nothing', [], [], {}],
    ['one alone is the last', ['a 2027-01-31'], [], { a: 0 }],
    ['without links, the last one counts', ['a 2027-01-01', 'b 2027-01-31'], [], { a: 30, b: 0 }],
    ['a chain without slack', ['a 2027-01-01', 'b 2027-01-31'], ['a>b+30'], { a: 0, b: 0 }],
    ['a chain with slack', ['a 2027-01-01', 'b 2027-01-31'], ['a>b+20'], { a: 10, b: 0 }],
    ['a broken link', ['a 2027-01-11', 'b 2027-01-31'], ['a>b+30'], { a: -10, b: 0 }],
    [
      'the narrower of two ways counts',
      ['a 2027-01-01', 'b 2027-01-11', 'c 2027-01-11', 'd 2027-01-31'],
      ['a>b+10', 'a>c+5', 'b>d+20', 'c>d+10'],
      { a: 0, b: 0, c: 10, d: 0 },
    ],
    ['a leap year', ['a 2028-02-28', 'b 2028-03-01'], ['a>b+1'], { a: 1, b: 0 }],
    [
      'what is met is met, and waits for nothing',
      ['a 2027-01-20', 'b 2027-01-10 met', 'c 2027-01-31'],
      ['a>b+30', 'b>c'],
      { a: 11, b: 'met', c: 0 },
    ],
    [
      'without a day there is no float, and none before it',
      ['a 2027-01-01', 'b ?', 'c 2027-01-31'],
      ['a>b'],
      { a: 'after-unverified', b: 'unverified', c: 0 },
    ],
    [
      'through one without a day, when what waits for that is known',
      ['a 2027-01-01', 'b ?', 'c 2027-01-31'],
      ['a>b+10', 'b>c+10'],
      { a: 10, b: 'unverified', c: 0 },
    ],
    ['no day at all', ['a ?', 'b ?'], ['a>b'], { a: 'unverified', b: 'unverified' }],
    ['links to what was dropped are left out', ['a 2027-01-31'], ['a>x', 'x>a+9'], { a: 0 }],
  ])('%s', (_, nodes, links, expected) => {
    expect(floats(nodes, links)).toEqual(expected);
  });

  it('is critical where float is not above zero, and ends with the last milestone', () => {
    const { finishOn, placed } = scheduleOf(
      ['a 2027-01-01', 'b 2027-01-31', 'c 2027-01-20', 'd 2027-01-05 met'].map(node),
      ['a>b+31', 'c>b'].map(link),
    );
    expect(finishOn).toBe('2027-01-31');
    expect([...placed].filter(([, { critical }]) => critical).map(([id]) => id)).toEqual(
      expect.arrayContaining(['a', 'b']),
    );
    expect([...placed].filter(([, { critical }]) => critical)).toHaveLength(2);
    expect(scheduleOf([node('a ?')], []).finishOn).toBeNull();
  });

  it('refuses a cycle', () => {
    expect(() => floats(['a ?', 'b ?'], ['a>b', 'b>a'])).toThrow(RangeError);
  });

  it('goes through long chains without a stack', () => {
    const nodes = Array.from({ length: 20_000 }, (_, at) => ({
      id: String(at),
      day: '2027-01-31' as Day,
      met: false,
    }));
    const links = nodes.slice(1).map(({ id }, at) => ({
      milestoneId: id,
      predecessorId: String(at),
      lagDays: 0,
    }));
    expect(scheduleOf(nodes, links).placed.get('0')?.floatDays).toBe(0);
  });
});

describe('a broken link', () => {
  it.each([
    ['kept to the day', 'b 2027-01-31', 'a 2027-01-01', 30, 0],
    ['kept with days to spare', 'b 2027-02-28', 'a 2027-01-01', 30, 0],
    ['a day short', 'b 2027-01-30', 'a 2027-01-01', 30, 1],
    ['before its predecessor', 'b 2026-12-31', 'a 2027-01-01', 0, 1],
    ['met before what it had to wait for', 'b 2026-12-31 met', 'a 2027-01-01', 0, 1],
    ['both met: history', 'b 2026-12-31 met', 'a 2027-01-01 met', 0, 0],
    ['its own day unknown', 'b ?', 'a 2027-01-01', 0, null],
    ['the predecessor unknown', 'b 2027-01-01', 'a ?', 0, null],
  ])('%s', (_, after, before, lagDays, expected) => {
    expect(shortDays(node(after), node(before), lagDays)).toBe(expected);
  });
});

describe('a cycle', () => {
  const ALL = ['a ?', 'b ?', 'c ?', 'd ?'].map(node);
  it.each([
    ['none', ['a>b', 'b>c', 'a>c'], 'a', null],
    ['with itself', ['a>a'], 'a', ['a']],
    ['of two', ['a>b', 'b>a'], 'b', ['b', 'a']],
    ['of three, beginning where asked', ['a>b', 'b>c', 'c>a'], 'b', ['b', 'c', 'a']],
    ['that others lead to and away from', ['d>a', 'a>b', 'b>a', 'b>c'], 'a', ['a', 'b']],
    ['that the first is not on', ['b>c', 'c>b', 'c>a'], 'a', ['b', 'c']],
    ['of which a part was dropped', ['a>b', 'b>x', 'x>a'], 'a', null],
  ])('%s', (_, links, first, expected) => {
    const found = cycleIn(ALL, links.map(link), first);
    expect(found && found.toSorted()).toEqual(expected && expected.toSorted());
    if (expected?.includes(first)) expect(found).toEqual(expected);
  });
});
