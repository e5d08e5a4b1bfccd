import { pathToFileURL } from 'node:url';
import { root as checkout } from '../checkout.mjs';
import { libOf, ownersOf } from './owners.mjs';
import { readSourceFile, serverFiles } from './sources.mjs';
import { tablesNamedIn } from './tables.mjs';

/**
 * Checks that the SQL and the database entities in the source code of a lib concern only tables of
 * that lib. A lib reads rows of another lib through a query, a view or an SQL fragment that the
 * other lib exports. Because the text of such a fragment is in a file of the exporting lib, it
 * names only tables of that lib.
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

/**
 * Lists the tables that a file uses: tables named in its SQL, texts that consist of a table name
 * alone, and tables of entities that the file imports.
 */
function usesOf({ file, texts, imports }, owners, tables) {
  const bySql = texts.flatMap(({ text, line, namesEntity }) => {
    // A text that consists of a table name alone is assumed to be inserted into SQL at run time.
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

/** Reads and analyses the source files of the server. */
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
