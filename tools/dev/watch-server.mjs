import { existsSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checkout.mjs';
import { compileFile, outputOf } from './compile-file.mjs';

const FOLDERS = ['apps', 'libs', 'migrations'];
/**
 * Time in milliseconds without a further change before changes are processed, because an editor
 * writes a file in several steps and Git changes a branch file by file.
 */
const QUIET_MS = 50;

/**
 * Watches the server's source files and compiles each file that changes.
 * @param options.changed function that is called after a file has changed that the running program
 * reads.
 */
export function watchServer({ say, changed }) {
  const pending = new Set();
  let timer;
  const watchers = FOLDERS.map((folder) =>
    watch(path.join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null) return;
      const file = path.join(folder, name).split(path.sep).join('/');
      if (!isServerFile(file)) return;
      pending.add(file);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const files = [...pending];
        pending.clear();
        if (takeUp(files, say)) changed();
      }, QUIET_MS);
    }),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/**
 * Checks whether the running program reads a file: source code, or data such as those of a plan.
 */
export const isServerFile = (file) =>
  !file.startsWith('apps/web/') &&
  !/\.((db-|e2e-|browser-)?spec|d)\.tsx?$/.test(file) &&
  /\.(ts|sql|json|csv|txt)$/.test(file);

/**
 * Compiles changed source files into dist, and removes the compiled output of deleted source files.
 * @returns whether the program has to restart.
 */
function takeUp(files, say) {
  let restart = false;
  for (const file of files) {
    if (file.endsWith('.sql'))
      say(`${file} changed: a migration runs at the next start of npm run dev.`);
    else if (!file.endsWith('.ts')) restart = true;
    else restart = compile(file, say) || restart;
  }
  return restart;
}

function compile(file, say) {
  const output = path.join(root, outputOf(file));
  if (!existsSync(path.join(root, file))) {
    const existed = existsSync(output);
    for (const old of [output, `${output}.map`]) rmSync(old, { force: true });
    return existed;
  }
  try {
    const { code, map } = compileFile(file);
    if (existsSync(output) && readFileSync(output, 'utf8') === code) return false;
    writeFileSync(output, code);
    writeFileSync(`${output}.map`, map);
    return true;
  } catch (error) {
    say(`${file} does not compile, so the program runs on without this change:\n${reason(error)}`);
    return false;
  }
}

/**
 * Returns the message of a compiler error without its list of causes, which only concern the
 * compiler itself.
 */
const reason = (error) => error.message.split(/\n+Caused by:/)[0].trimEnd();
