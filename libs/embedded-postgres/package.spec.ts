import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, folder, 'package.json'), 'utf8'));
const own = manifestIn('.');
const installed = manifestIn('../..');

const sources = readdirSync(import.meta.dirname).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('spec.ts'),
);
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/ from '([^']+)';/g),
  ].flatMap(([, name]) => name ?? []);

describe('the package of the embedded PostgreSQL', () => {
  it('names the versions that the repository installs', () => {
    const { dependencies, optionalDependencies, version } = installed;
    expect(own.version).toBe(version);
    expect(dependencies).toMatchObject(own.dependencies);
    expect(optionalDependencies).toMatchObject(own.optionalDependencies);
  });

  it.each(sources)('%s imports nothing besides Node, the package and what it names', (file) => {
    const foreign = importsOf(file).filter(
      (name) => !name.startsWith('./') && !isBuiltin(name) && !(name in own.dependencies),
    );
    expect(foreign).toEqual([]);
  });
});
