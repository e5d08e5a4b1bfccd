import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartupError } from './startup-error.js';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (
      existsSync(manifest) &&
      (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name ===
        'major-project-tracker'
    )
      return folder;
    if (dirname(folder) === folder)
      throw new StartupError(
        'The program cannot find its own package.json; keep the folders of the checkout together.',
      );
    folder = dirname(folder);
  }
}

/** The root folder of the checkout, whether the code runs from the sources or from `dist/`. */
export const projectRoot = findRoot();

/** The version of the running program, as package.json states it. */
export const programVersion = (
  JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
).version;
