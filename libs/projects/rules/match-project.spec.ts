import { describe, expect, it } from '@jest/globals';
import { type NamedProject, ProjectDirectory } from './match-project.js';

const named = (id: string, name: string, ...codes: string[]): NamedProject => ({
  id,
  unitId: 'u',
  name,
  codes,
});
const directory = new ProjectDirectory([
  named(
    'metro',
    '杭州地铁四期工程（示例）',
    '2019-330100-48-01-012345',
    '2017-330100-48-01-000001-000',
  ),
  named('road', '快速路网工程（示例）'),
  named('east', '安置房（示例）'),
  named('west', '安置房（示例）', '2020-330100-47-01-000009'),
]);

describe('which project a file means', () => {
  it.each([
    ['2019-330100-48-01-012345', 'metro'],
    ['2017-330100-48-01-000001-000', 'metro'],
    ['杭州地铁四期工程（示例）', 'metro'],
    ['  快速路网工程（示例） ', 'road'],
    ['2020-330100-47-01-000009', 'west'],
  ])('%s means %s', (text, id) => expect(directory.match(text).found?.id).toBe(id));

  it.each([
    ['杭州地铁四期工程', 'unknown', '杭州地铁四期工程（示例）'],
    ['快速路网', 'unknown', '快速路网工程（示例）'],
    ['完全不同', 'unknown', null],
    ['', 'unknown', null],
    ['2021-330100-48-01-012345', 'unknown', null],
    ['安置房（示例）', 'ambiguous', '安置房（示例）'],
  ])('%s is %s, and %s is suggested', (text, problem, closest) =>
    expect(directory.match(text)).toEqual({ found: null, problem, closest }),
  );
});
