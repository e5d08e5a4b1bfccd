import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from '#platform/config';
import { projectRoot } from '#platform/program';
import { DEFAULT_RATE_LIMITS, kindOf, RATE_KINDS, readRateLimits } from './default-limits.js';

describe('how many requests a minute', () => {
  it.each<[string | undefined, object | null]>([
    [undefined, DEFAULT_RATE_LIMITS],
    ['off', null],
    ['writes=2000', { ...DEFAULT_RATE_LIMITS, writes: 2000 }],
    ['sign-in=5,strangers=6', { ...DEFAULT_RATE_LIMITS, 'sign-in': 5, strangers: 6 }],
  ])('%s', (setting, limits) => expect(readRateLimits(setting)).toEqual(limits));

  it('is documented as it is', () => {
    const documented = RATE_KINDS.map((kind) => `${kind}=${DEFAULT_RATE_LIMITS[kind]}`).join(',');
    const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8').replace(/ +/g, ' ');
    expect(readme).toContain(`\`RATE_LIMITS\` | \`${documented}\``);
    expect(readRateLimits(readSettings({ RATE_LIMITS: documented }).RATE_LIMITS)).toEqual(
      DEFAULT_RATE_LIMITS,
    );
  });

  it.each([
    ['GET', '/api/projects', 'reads'],
    ['HEAD', '/api/projects', 'reads'],
    ['POST', '/api/projects/1/ledger-entries', 'writes'],
    ['DELETE', '/api/tokens/1', 'writes'],
    ['GET', '/api/reports/spend', 'reports'],
    ['POST', '/api/reports/saved', 'reports'],
    ['GET', '/api/reportsX', 'reads'],
  ])('%s %s is counted among %s', (method, path, kind) => expect(kindOf(method, path)).toBe(kind));
});
