import { execFileSync } from 'node:child_process';
import { root } from './checkout.mjs';

const FOLDER = '.githooks';

/**
 * Makes Git use the hooks of this project, unless the developer has already chosen other hooks.
 * Does nothing in a copy without Git or in continuous integration.
 * @returns whether the setting was written.
 */
export function useGitHooks({ folder = root, env = process.env } = {}) {
  if (env.CI) return false;
  const git = (...args) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  try {
    // A copy of this project in a subfolder of another Git repository must not change the settings
    // of that repository.
    if (git('rev-parse', '--show-prefix') !== '') return false;
    if (git('config', '--default', '', '--get', 'core.hooksPath') !== '') return false;
    git('config', '--local', 'core.hooksPath', FOLDER);
    return true;
  } catch {
    return false;
  }
}
