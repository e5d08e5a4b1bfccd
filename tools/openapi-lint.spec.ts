import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, expect, it } from '@jest/globals';
import { root } from './checkout.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'tracker-openapi-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('fails for an operation that does not say how it refuses', () => {
  const description = JSON.parse(readFileSync(path.join(root, 'docs/openapi.json'), 'utf8')) as {
    paths: Record<string, { get: { responses: Record<string, object> } }>;
  };
  const { responses } = description.paths['/healthz']!.get;
  for (const status of Object.keys(responses)) if (status.startsWith('4')) delete responses[status];
  const file = path.join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(description));
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(root, 'tools/openapi-lint.mjs'), file],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({
    status: 1,
    stdout: expect.stringMatching(/^operation-4xx-response .*\nopenapi: 1 flaws\n$/),
  });
});
