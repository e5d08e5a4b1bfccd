import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from '../checkout.mjs';

interface Projects {
  projects: Record<string, { type: string; root: string; entryFile: string }>;
}
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { projects } = read('nest-cli.json') as Projects;
const { imports } = read('package.json') as { imports: Record<string, { types: string }> };

it('names every application that starts', () => {
  const apps = readdirSync(path.join(root, 'apps'))
    .map((name) => `apps/${name}`)
    .filter((folder) => existsSync(path.join(root, folder, 'main.ts')));
  const named = Object.values(projects).filter(({ type }) => type === 'application');
  expect(named.map((project) => project.root).sort()).toEqual(apps.sort());
});

it('names every library that others import', () => {
  const libs = Object.values(imports)
    .map(({ types }) => path.dirname(path.normalize(types)))
    // Patterns such as “#*/http” are left out, because they are further aliases of the same libs.
    .filter((folder) => folder.startsWith('libs/') && !folder.includes('*'));
  const named = Object.values(projects).filter(({ type }) => type === 'library');
  expect(named.map((project) => project.root).sort()).toEqual(libs.sort());
});

it('names files that exist', () => {
  const missing = Object.values(projects)
    .map(({ entryFile }) => `${entryFile}.ts`)
    .filter((file) => !existsSync(path.join(root, file)));
  expect(missing).toEqual([]);
});
