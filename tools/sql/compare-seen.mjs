import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root as checkout } from '../checkout.mjs';
import { sourcesOf } from './check-sql.mjs';
import { libOf } from './owners.mjs';
import { disagreements, resolveShape } from './row-types.mjs';
import { HOLE } from './tables.mjs';

/**
 * File that lists the SQL statements which no test runs yet, one name on each line. Lines may only
 * be removed.
 */
export const NEVER_RUN = 'tools/sql/never-run.txt';

/**
 * Gives each SQL statement in the source files a name: the lib, the file, and the function or
 * constant that contains the statement, with a number when it contains several statements.
 */
export function namedStatements(sources) {
  const counts = new Map();
  return sources.flatMap((source) =>
    source.texts
      .filter(({ isStatement }) => isStatement)
      .map((text) => {
        const place =
          `${libOf(source.file)}: ${path.posix.basename(source.file)} ${text.within}`.trim();
        const count = (counts.get(place) ?? 0) + 1;
        counts.set(place, count);
        return { ...text, name: count === 1 ? place : `${place} ${count}`, source };
      }),
  );
}

/**
 * Compares the SQL statements in the source files with the SQL texts that ran during the tests.
 * @param seen the texts that ran, `{ text, columns? }[]`, as stored by
 * test/harness/record-statements.ts.
 * @param neverRun the lines of {@link NEVER_RUN}.
 * @returns the violations as sentences, the names of statements that did not run, and the lines of
 * `neverRun` whose statement did run.
 */
export function compareSeen(sources, seen, neverRun) {
  const statements = namedStatements(sources).map((one) => ({ ...one, parts: partsOf(one.text) }));
  const runs = seen.map((one) => ({ ...one, statement: longestIn(one.text, statements) }));
  const ran = new Set(
    statements.filter(({ parts }) => seen.some(({ text }) => holds(text, parts))).map(nameOf),
  );
  const missing = statements.map(nameOf).filter((name) => !ran.has(name));
  const types = typesOf(sources);
  return {
    missing,
    unneeded: neverRun.filter((name) => !missing.includes(name)),
    violations: [
      ...missing
        .filter((name) => !neverRun.includes(name))
        .map((name) => `${name}: no test runs this statement`),
      ...statements.flatMap((statement) =>
        wrongRows(
          statement,
          runs.filter((run) => run.statement === statement && run.columns?.length > 0),
          types,
        ),
      ),
    ],
  };
}

const nameOf = ({ name }) => name;
const partsOf = (text) => text.split(HOLE).filter((part) => part.trim() !== '');

/** Tells whether a text contains all the parts, one after the other. */
function holds(text, parts) {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}

/**
 * Finds the source statement that covers most of a text that ran; undefined when no statement
 * covers it, as for SQL that TypeORM generates.
 */
function longestIn(text, statements) {
  const length = ({ parts }) => parts.join('').length;
  return statements
    .filter(({ parts }) => holds(text, parts))
    .reduce((best, one) => (best && length(best) >= length(one) ? best : one), undefined);
}

/**
 * Collects the types declared in all files, by name. A name that two files declare is ambiguous and
 * gets null.
 */
function typesOf(sources) {
  const types = new Map();
  for (const source of sources)
    for (const [name, shape] of Object.entries(source.types))
      types.set(name, types.has(name) ? null : shape);
  return types;
}

/**
 * Reports differences between the declared row type of a statement and the columns that the
 * database returned. A statement with parts inserted at run time may be mistaken for a similar one,
 * so the type is accepted if it agrees with at least one run.
 */
function wrongRows({ source, at, name }, runs, types) {
  const shapes = source.rows.filter((row) => row.at === at).map(({ shape }) => shape);
  const wrong = shapes
    .map((shape) => resolveShape(shape, (type) => source.types[type] ?? types.get(type)))
    .filter((fields) => fields !== null)
    .map((fields) => runs.map(({ columns }) => disagreements(fields, columns)))
    .filter((found) => found.every((one) => one.length > 0));
  return [...new Set(wrong.flat(2))].map((what) => `${name}: ${what}`);
}

/** Reads the files that the tests wrote into a folder, one list of SQL texts in each. */
const readSeen = (folder) =>
  readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));

/**
 * Compares the source files with the SQL texts stored in a folder, and prints the violations.
 * @returns true when there are none.
 */
export function checkSeen(folder, { shrink = false } = {}) {
  const list = path.join(checkout, NEVER_RUN);
  const neverRun = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const { missing, unneeded, violations } = compareSeen(
    sourcesOf(checkout),
    readSeen(folder),
    neverRun,
  );
  if (shrink)
    writeFileSync(list, neverRun.filter((line) => !unneeded.includes(line)).join('\n') + '\n');
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  for (const line of unneeded)
    process.stdout.write(`${NEVER_RUN}: a test runs “${line}” now; the line can be removed\n`);
  process.stdout.write(
    `statements: ${missing.length} that no test runs, ${violations.length} violations\n`,
  );
  return violations.length === 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = checkSeen(process.argv[2], {
    shrink: process.argv.includes('--shrink'),
  })
    ? 0
    : 1;
