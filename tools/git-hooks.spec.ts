import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { useGitHooks } from './git-hooks.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'tracker-hooks-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

it('uses the hooks of the project in a clone, once', () => {
  git('init', '--quiet');
  expect([useGitHooks({ folder, env: {} }), useGitHooks({ folder, env: {} })]).toEqual([
    true,
    false,
  ]);
  expect(git('config', 'core.hooksPath')).toBe('.githooks');
});

it('keeps the hooks that a developer has chosen', () => {
  git('init', '--quiet');
  git('config', 'core.hooksPath', 'mine');
  expect(useGitHooks({ folder, env: {} })).toBe(false);
  expect(git('config', 'core.hooksPath')).toBe('mine');
});

it('changes nothing in a copy without Git, inside another repository, or in continuous integration', () => {
  expect(useGitHooks({ folder, env: {} })).toBe(false);
  git('init', '--quiet');
  const inner = path.join(folder, 'copy');
  mkdirSync(inner);
  expect(useGitHooks({ folder: inner, env: {} })).toBe(false);
  expect(useGitHooks({ folder, env: { CI: 'true' } })).toBe(false);
  expect(git('config', '--default', '', '--get', 'core.hooksPath')).toBe('');
});
