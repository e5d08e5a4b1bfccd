import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform/program';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const FILES = ['tools/deployment/alert-rules.yml', 'tools/deployment/grafana-dashboard.json'];
/** Names of metrics that the program declares. */
const declared = ['apps/api/operations/measure-api.ts', 'libs/platform/metrics/metrics.ts']
  .flatMap((file) => [...read(file).matchAll(/name: '(tracker_\w+)'/g)])
  .map(([, name]) => name);

describe('the files for Prometheus and Grafana', () => {
  it.each(FILES)('%s name only metrics that the program has', (file) => {
    const named = [...read(file).matchAll(/\btracker_\w+/g)].map(([name]) =>
      name.replace(/_(count|bucket|sum)$/, ''),
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !declared.includes(name))).toEqual([]);
  });
});
