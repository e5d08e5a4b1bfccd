import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { evaluateProject } from './evaluate-project.js';
import { facts, firstVersions, milestone } from './examples.js';

const today = day('2026-06-15');

describe('a project with a milestone that is overdue', () => {
  const late = { milestones: [milestone('2026-01-01')] };

  it('is warned about', () => {
    const { results } = evaluateProject(facts(late), firstVersions, today);
    expect(results.filter(({ state }) => state === 'raised').map(({ rule }) => rule)).toContain(
      'milestone-overdue',
    );
  });

  it('is warned about by nothing while it is put off, stopped or given up', () => {
    const resting = facts({ ...late, resting: true });
    expect(evaluateProject(resting, firstVersions, today)).toEqual({ results: [], failures: [] });
  });
});
