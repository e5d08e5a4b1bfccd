import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * An import or re-export of a module: from where, and which names; null for all of it. Types are
 * left out, because they do nothing when the program runs.
 */
interface Reference {
  from: string;
  names: readonly string[] | null;
  /** Whether it only passes the names on. */
  reExport: boolean;
}

const REFERENCE =
  /^(import|export)\s+(?!type\b)(?:(\{[^}]*\})|([^{}'";]*?)(\{[^}]*\})?)\s*(?:from\s*)?['"]([^'"]+)['"]/gm;
const COMMENTS = /^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*)[ \t]*\n?/gm;

/** Returns the text of a source file without the comments that stand on lines of their own. */
export const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(COMMENTS, '');

/**
 * Lists the files of the program on which the result of some modules depends: these and all that
 * they import, directly or through others. Through a door (`index`) only the files are followed that
 * define the imported names, so that what else a library offers takes no part.
 * @param libs folder of the libraries
 * @param modules paths of the first modules, relative to that folder and without extension
 * @throws Error when a module is not found
 */
export function filesBehind(libs: string, modules: readonly string[]): string[] {
  const files = new Set<string>();
  const passed = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const reference of referencesOf(file)) follow(file, reference, reference.names);
  };
  const follow = (by: string, { from }: Reference, names: readonly string[] | null): void => {
    const file = resolve(libs, dirname(by), from);
    if (file === null) return;
    if (names === null || !isDoor(file)) visit(file);
    else for (const name of names) pass(file, name);
  };
  const pass = (door: string, name: string): void => {
    const key = `${door} ${name}`;
    if (passed.has(key)) return;
    passed.add(key);
    const references = referencesOf(door).filter(({ reExport }) => reExport);
    const of = references.filter(({ names }) => names?.includes(name));
    const behind = of.length > 0 ? of : references.filter(({ names }) => names === null);
    // A name that the door defines itself depends on all of the door.
    if (behind.length === 0) visit(door);
    for (const reference of behind) follow(door, reference, [name]);
  };
  for (const module of modules) visit(existing(join(libs, module)));
  return [...files].sort();
}

const isDoor = (file: string): boolean => /^index\.[jt]s$/.test(basename(file));

function referencesOf(file: string): Reference[] {
  return [...codeOf(file).matchAll(REFERENCE)].map(
    ([, keyword, braced, before = '', after, from = '']) => ({
      from,
      reExport: keyword === 'export',
      names:
        before.includes('*') || (braced === undefined && after === undefined)
          ? null
          : namesIn(braced ?? after ?? '', keyword === 'export'),
    }),
  );
}

/** Lists the names in braces: as they are imported, or under which they are exported. */
const namesIn = (braced: string, exported: boolean): string[] =>
  braced
    .slice(1, -1)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => one.split(/\s+as\s+/).at(exported ? -1 : 0) ?? one);

/** Returns the file of an import; null for a package, whose version the program states. */
function resolve(libs: string, folder: string, from: string): string | null {
  if (from.startsWith('#')) return existing(join(libs, from.slice(1), 'index'));
  return from.startsWith('.') ? existing(join(folder, from.replace(/\.js$/, ''))) : null;
}

function existing(path: string): string {
  const found = ['.ts', '.js'].map((ending) => `${path}${ending}`).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`the program has no module ${path}`);
  return found;
}
