import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform/program';

describe('docs/openapi.json', () => {
  // The built program is asked, because types and comments of the DTOs are read when it is compiled.
  it('says what the program says (after a change of the API: npm run openapi)', () => {
    const said = execFileSync(process.execPath, ['tools/openapi.mjs', '--print'], {
      cwd: projectRoot,
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    });
    expect(readFileSync(join(projectRoot, 'docs', 'openapi.json'), 'utf8')).toBe(said);
  });

  it('has the type, the description and the example of a property without a decorator', () => {
    const { components } = JSON.parse(
      readFileSync(join(projectRoot, 'docs', 'openapi.json'), 'utf8'),
    ) as { components: { schemas: Record<string, { properties: object; required: string[] }> } };
    const milestone = components.schemas.MilestoneDto;
    expect(milestone?.properties).toMatchObject({
      baselineOn: {
        type: 'string',
        format: 'date',
        description: 'promised day; changes by a decision alone',
        example: '2025-12-31',
      },
      explanation: { type: ['string', 'null'] },
      derived: { type: 'boolean' },
    });
    expect(milestone?.required).toContain('explanation');
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
