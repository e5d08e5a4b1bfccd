import { readFileSync } from 'node:fs';
import { serviceScope, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { StartupError } from '#platform/program';
import {
  differenceOf,
  type FiledManifest,
  findManifest,
  isKeptManifest,
  type LineDifference,
  makeAgain,
  readManifest,
} from '#reports';
import type { Answer } from '../answer.js';
import { exportsOver, withSession } from '../session.js';

/**
 * Reads a manifest from a file.
 * @throws StartupError when the file holds none
 */
function manifestIn(file: string): FiledManifest {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new StartupError(`“${file}” is no JSON.`);
  }
  const manifest = readManifest(given);
  if (!manifest) throw new StartupError(`“${file}” is no manifest of a spend report.`);
  return manifest;
}

/**
 * Checks that a manifest which this installation keeps was not altered in the file. One of another
 * installation is not known here.
 * @throws StartupError
 */
async function checkKept(tx: Tx, file: string, manifest: FiledManifest): Promise<void> {
  if (manifest.id === null) return;
  const kept = await findManifest(tx, manifest.id).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  if (kept && !isKeptManifest(manifest, kept))
    throw new StartupError(`“${file}” was edited: this installation keeps it otherwise.`);
}

/**
 * `tracker report reproduce`: makes the report of a manifest again and compares it with what was
 * handed out. Exit code 1 when it differs.
 */
export function reproduceFromFile(file: string): Promise<Answer> {
  const manifest = manifestIn(file);
  const scope = serviceScope('report');
  return withSession(async ({ database, settings }) => {
    await database.read(scope, (tx) => checkKept(tx, file, manifest));
    const places = { database, exports: exportsOver(database, settings) };
    const made = await makeAgain(places, scope, manifest);
    const of = manifest.sha256 === null ? 'rows' : 'file';
    return {
      lines: [
        `Compared by the hash of the ${of}: ${made.same ? 'the same as then.' : 'not the same as then.'}`,
        `Rows: ${made.rows}`,
        `SHA-256 of the rows: ${made.rowsSha256}`,
        `SHA-256 of the file: ${made.sha256}`,
      ],
      data: { ...made, compared: of },
      exitCode: made.same ? 0 : 1,
    };
  });
}

const factsOf = (facts: object | null): string =>
  facts === null
    ? 'no such line'
    : Object.entries(facts)
        .filter(([name, value]) => value !== null && !/InParent/.test(name))
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', ');

const linesOf = ({ key, before, after, causes }: LineDifference): string[] => [
  Object.entries(key)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', '),
  `  before: ${factsOf(before)}`,
  `  after:  ${factsOf(after)}`,
  ...causes.map(({ kind, entryId, ofEntryId, field, ...cause }) =>
    [
      `  by ${kind}`,
      ...(entryId === null ? [] : [`entry ${entryId}`]),
      ...(ofEntryId === null ? [] : [`of ${ofEntryId}`]),
      ...(field === null ? [] : [`${field}: ${cause.before ?? '—'} → ${cause.after ?? '—'}`]),
    ].join(' '),
  ),
];

/**
 * `tracker report diff`: lists every line that differs between the reports of two manifests, and
 * why. Exit code 1 when any differs.
 */
export function diffReports(fileA: string, fileB: string): Promise<Answer> {
  const [a, b] = [manifestIn(fileA), manifestIn(fileB)];
  return withSession(async ({ database }) => {
    const lines = await database.read(serviceScope('report'), async (tx) => {
      await checkKept(tx, fileA, a);
      await checkKept(tx, fileB, b);
      return differenceOf(tx, a, b);
    });
    return {
      lines: lines.length === 0 ? ['No line differs.'] : lines.flatMap(linesOf),
      data: { same: lines.length === 0, lines },
      exitCode: lines.length === 0 ? 0 : 1,
    };
  });
}
