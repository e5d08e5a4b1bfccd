import { describe, expect, it } from '@jest/globals';
import { packageProblems } from './check-package.js';

const LIMITS = {
  people: ['张示例'],
  withheld: ['保密工程（示例）'],
  composedAt: new Date('2025-11-30T02:00:00Z'),
};
const FINE = {
  title: '甲项目',
  period: { startDate: '2021-01-01T00:00:00+08:00', endDate: '2025-12-31T00:00:00+08:00' },
  milestones: [{ title: '封顶', dateMet: '2025-11-30T00:00:00+08:00' }],
};

describe('what forbids that a package leaves', () => {
  it.each<[string, object, string[]]>([
    ['nothing', FINE, []],
    ['a person in the title', { title: '甲项目（张示例）' }, ['DISCLOSURE_NAMES_PERSON']],
    [
      'a person in a document',
      { ...FINE, documents: [{ title: '张示例的汇报' }] },
      ['DISCLOSURE_NAMES_PERSON'],
    ],
    [
      'a withheld project in a description',
      { ...FINE, description: '与保密工程（示例）同步' },
      ['DISCLOSURE_NAMES_WITHHELD'],
    ],
    [
      'an end before the start',
      { period: { startDate: '2026-01-01T00:00:00+08:00', endDate: '2025-12-31T00:00:00+08:00' } },
      ['DISCLOSURE_DAYS'],
    ],
    [
      'a milestone met tomorrow',
      { milestones: [{ title: '封顶', dateMet: '2025-12-01T00:00:00+08:00' }] },
      ['DISCLOSURE_DAYS'],
    ],
  ])('%s', (_, project, codes) => {
    const problems = packageProblems([JSON.stringify(project)], LIMITS);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const { path } of problems) expect(path).toBe('projectIds.0');
  });
});
