import { describe, expect, it } from '@jest/globals';
import { readManifest } from './manifest-file.js';

const HASH = 'a'.repeat(64);
const first = {
  report: 'spend',
  queryVersion: 1,
  period: '2021-01-01..2025-12-31',
  knownAt: '2026-11-20T01:00:00.000Z',
  groupBy: ['year'],
  units: ['sample-transport'],
  projectId: null,
  rows: 1,
  sha256: HASH,
};
const issued = {
  id: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
  report: 'spend',
  renderer: 3,
  sha256: HASH,
  rowsSha256: HASH,
  parameters: { ...first, filters: { year: ['2024'] }, unit: 'wan', language: 'en', format: 'csv' },
  scope: { units: 'all', projects: [] },
};

describe('a manifest in a file', () => {
  it('is that of a route, of a report, or inside a report', () => {
    expect(readManifest(issued)).toMatchObject({
      renderer: 3,
      projects: [],
      sha256: HASH,
      parameters: { unit: 'wan', filters: { year: ['2024'] } },
    });
    const old = { renderer: 1, sha256: null, rowsSha256: HASH, projects: undefined };
    expect(readManifest(first)).toMatchObject(old);
    expect(readManifest({ rows: [], manifest: first })).toMatchObject(old);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['another report', { ...first, report: 'other' }],
    ['no hash', { ...first, sha256: 'x' }],
    ['no grouping', { ...first, groupBy: 'year' }],
    ['another form', { ...issued, parameters: { ...issued.parameters, format: 'doc' } }],
    ['no scope', { ...issued, scope: null }],
    ['filters that are none', { ...issued, parameters: { ...issued.parameters, filters: 'x' } }],
  ])('is not %s', (_, given) => expect(readManifest(given)).toBeNull());
});
