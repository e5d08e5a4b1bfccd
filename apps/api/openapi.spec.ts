import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform/program';
import { describeApi } from './describe-api.js';

describe('docs/openapi.json', () => {
  it('says what the program says (after a change of the API: npm run openapi)', async () => {
    expect(readFileSync(join(projectRoot, 'docs', 'openapi.json'), 'utf8')).toBe(
      await describeApi(),
    );
  });

  it('describes every shape: of two classes with one name the description would know only the last', () => {
    const files = ['apps/api', 'libs'].flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
        .filter(
          (file) => file.endsWith('.ts') && (folder === 'apps/api' || file.includes('/http/')),
        )
        .map((file) => join(folder, file)),
    );
    const names = files.flatMap((file) =>
      [
        ...readFileSync(join(projectRoot, file), 'utf8').matchAll(
          /^export class (\w+(?:Dto|View|Body))\b/gm,
        ),
      ].map(([, name]) => name ?? ''),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('refers to no shape that it does not describe, or no client could be made from it', () => {
    const text = readFileSync(join(projectRoot, 'docs', 'openapi.json'), 'utf8');
    const { components } = JSON.parse(text) as { components: { schemas: Record<string, object> } };
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect([...new Set(named)].filter((name) => !Object.hasOwn(components.schemas, name))).toEqual(
      [],
    );
  });
});
