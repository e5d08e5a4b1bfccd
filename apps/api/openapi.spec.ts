import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform';
import { describeApi } from './describe-api.js';

describe('docs/openapi.json', () => {
  it('says what the program says (after a change of the API: npm run openapi)', async () => {
    expect(readFileSync(join(projectRoot, 'docs', 'openapi.json'), 'utf8')).toBe(await describeApi());
  });
});
