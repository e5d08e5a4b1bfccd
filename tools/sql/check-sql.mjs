import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root as checkout } from '../checkout.mjs';
import { libOf, ownersOf } from './owners.mjs';
import { readSourceFile, serverFiles } from './sources.mjs';
import { tablesNamedIn } from './tables.mjs';

/**
 * Reads of tables of other libs that are not yet made through what the owner exports: lines of
 * `lib: file table`. Lines may be removed only.
 */
export const READS_LEFT = 'tools/sql/reads-left.txt';

/**
 * Checks that the SQL and the entities in the sources of a lib concern its own tables alone. A lib
 * reads rows of another one by a query, a view or an SQL fragment that the owner exports; the text
 * of a fragment stands in a file of its owner, and so names tables of the owner.
 * @param left lines of {@link READS_LEFT}.
 * @returns numbers for a summary, the violations as sentences, and the lines of `left` that are
 * still needed.
 */
export function checkSources(sources, left) {
  const { owners, tables, doubles } = ownersOf(sources);
  const uses = sources.flatMap((source) => usesOf(source, owners, tables));
  const foreign = uses.filter(({ file, table }) => owners.get(table) !== libOf(file));
  const needed = new Set(foreign.filter(({ verb }) => verb === 'read').map((one) => lineOf(one)));
  return {
    tables: owners.size,
    statements: sources.flatMap(({ texts }) => texts.filter((text) => text.isStatement)).length,
    needed: [...needed].sort(),
    violations: [
      ...doubles,
      ...foreign
        .filter((one) => one.verb === 'write')
        .map(
          (one) =>
            `${one.file}:${one.line}: writes ${one.table}, which ${owners.get(one.table)} owns; call a command of ${owners.get(one.table)}`,
        ),
      ...foreign
        .filter((one) => one.verb === 'read' && !left.includes(lineOf(one)))
        .map(
          (one) =>
            `${one.file}:${one.line}: reads ${one.table}, which ${owners.get(one.table)} owns; use a query, view or SQL fragment that ${owners.get(one.table)} exports`,
        ),
      ...left
        .filter((line) => !needed.has(line))
        .map((line) => `${READS_LEFT}: “${line}” is not needed any more; remove the line`),
    ],
  };
}

/** Returns each table that a file names in SQL, by itself as a text, or by an imported entity. */
function usesOf({ file, texts, imports }, owners, tables) {
  const bySql = texts.flatMap(({ text, line, namesEntity }) => {
    // A text that is the name of a table and nothing else is put into SQL at run time.
    if (owners.has(text) && text.includes('_') && !namesEntity)
      return [{ file, line, table: text, verb: 'read' }];
    return tablesNamedIn(text)
      .filter(({ name }) => owners.has(name))
      .map(({ name, verb }) => ({ file, line, table: name, verb }));
  });
  const byEntity = imports
    .filter(({ name, from }) => from.startsWith('#') && tables.has(name))
    .map(({ name, line }) => ({ file, line, table: tables.get(name), verb: 'read' }));
  return [...bySql, ...byEntity];
}

const lineOf = ({ file, table }) => `${libOf(file)}: ${path.posix.basename(file)} ${table}`;

/** Reads the lines of a list that may only become shorter. */
export const readLeft = (root, list) =>
  readFileSync(path.join(root, list), 'utf8').split('\n').filter(Boolean);

/** Reads the sources of the server. */
export const sourcesOf = (root) => serverFiles(root).map((file) => readSourceFile(root, file));

/** `--shrink` removes from the list what is not needed any more. */
function main() {
  const left = readLeft(checkout, READS_LEFT);
  const { tables, statements, needed, violations } = checkSources(sourcesOf(checkout), left);
  if (process.argv.includes('--shrink'))
    writeFileSync(
      path.join(checkout, READS_LEFT),
      left.filter((line) => needed.includes(line)).join('\n') + '\n',
    );
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  process.stdout.write(
    `sql: ${statements} statements, ${tables} tables, ${left.length} reads of other libs left, ${violations.length} violations\n`,
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
