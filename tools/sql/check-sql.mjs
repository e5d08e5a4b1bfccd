import { pathToFileURL } from 'node:url';
import { root as checkout } from '../checkout.mjs';
import { libOf, ownersOf } from './owners.mjs';
import { readSourceFile, serverFiles } from './sources.mjs';
import { tablesNamedIn } from './tables.mjs';

/**
 * Checks that the SQL and the entities in the sources of a lib concern its own tables alone. A lib
 * reads rows of another one by a query, a view or an SQL fragment that the owner exports; the text
 * of a fragment stands in a file of its owner, and so names tables of the owner.
 * @returns numbers for a summary, and the violations as sentences.
 */
export function checkSources(sources) {
  const { owners, tables, doubles } = ownersOf(sources);
  const foreign = sources
    .flatMap((source) => usesOf(source, owners, tables))
    .filter(({ file, table }) => owners.get(table) !== libOf(file));
  return {
    tables: owners.size,
    statements: sources.flatMap(({ texts }) => texts.filter((text) => text.isStatement)).length,
    violations: [...doubles, ...foreign.map((use) => sentenceOf(use, owners.get(use.table)))],
  };
}

const sentenceOf = ({ file, line, table, verb }, owner) =>
  verb === 'write'
    ? `${file}:${line}: writes ${table}, which ${owner} owns; call a command of ${owner}`
    : `${file}:${line}: reads ${table}, which ${owner} owns; use a query, view or SQL fragment that ${owner} exports`;

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

/** Reads the sources of the server. */
export const sourcesOf = (root) => serverFiles(root).map((file) => readSourceFile(root, file));

function main() {
  const { tables, statements, violations } = checkSources(sourcesOf(checkout));
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  process.stdout.write(
    `sql: ${statements} statements, ${tables} tables, ${violations.length} violations\n`,
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
