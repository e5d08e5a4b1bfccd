import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { StartupError } from '#platform/program';
import type { Answer } from '../answer.js';
import { givenSettings } from '../session.js';

/** Options of `tracker import`. */
export interface ImportOptions {
  organisation: string;
  tokenFile: string;
  server?: string;
  unit?: string;
  reason?: string;
  commit?: boolean;
}

/** What the server found in a list, in the fields that the command shows. */
interface Checked {
  projects: number;
  problemCount: number;
  problems: { row: number | null; cell: string | null; message: string; accepted: string }[];
  nearCount: number;
  near: { row: number; name: string; knownName: string }[];
}

/** Time in ms that a list of the largest size may take. */
const ANSWER_TIMEOUT_MS = 120_000;
const NAMED_MAX = 20;

/**
 * `tracker import FILE --organisation CODE --token-file FILE`: checks a list of projects (Excel or
 * CSV) and says what is wrong with it; with `--commit` and without faults it is submitted as one
 * change request, which another person decides. It goes through the running program as the person
 * whose API token it is, so that the same rules hold as in the browser.
 */
export async function importProjects(file: string, options: ImportOptions): Promise<Answer> {
  const bytes = await readFile(file);
  const send = sender(options, { name: basename(file), bytes });
  const checked = (await send('/api/project-lists/check')) as Checked;
  const lines = [
    `${checked.projects} projects were read.`,
    ...checked.near
      .slice(0, NAMED_MAX)
      .map(
        ({ row, name, knownName }) => `row ${row}: “${name}” is like “${knownName}”, registered`,
      ),
    ...(checked.nearCount > NAMED_MAX ? [`… ${checked.nearCount} such names in all`] : []),
    ...checked.problems
      .slice(0, NAMED_MAX)
      .map(
        ({ row, cell, message }) => `${cell ?? (row === null ? 'file' : `row ${row}`)}: ${message}`,
      ),
    ...(checked.problemCount > NAMED_MAX ? [`… ${checked.problemCount} problems in all`] : []),
  ];
  if (checked.problemCount > 0) return { lines, data: { ...checked, filed: null }, exitCode: 1 };
  if (!options.commit)
    return {
      lines: [...lines, 'Nothing was changed; say --commit to submit them for a decision.'],
      data: { ...checked, filed: null },
    };
  const filed = (await send('/api/project-lists')) as { id: string };
  return {
    lines: [...lines, `Submitted as change request ${filed.id}; somebody else decides it.`],
    data: { ...checked, filed: filed.id },
  };
}

/** Returns a function that sends the file to a route and returns the answer. */
function sender(
  options: ImportOptions,
  file: { name: string; bytes: Buffer },
): (path: string) => Promise<unknown> {
  const server = (options.server ?? givenSettings().publicUrl).replace(/\/$/, '');
  const key = createHash('sha256')
    .update(file.bytes)
    .update(`\n${options.organisation}\n${options.unit ?? ''}`)
    .digest('hex');
  return async (path) => {
    const token = (await readFile(options.tokenFile, 'utf8')).trim();
    const form = new FormData();
    form.append('organisation', options.organisation);
    if (options.unit !== undefined) form.append('unit', options.unit);
    if (options.reason !== undefined) form.append('reason', options.reason);
    form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    const answer = await fetch(`${server}${path}`, {
      method: 'POST',
      body: form,
      headers: {
        Authorization: `Bearer ${token}`,
        'Accept-Language': 'en',
        // The same file sent again after a lost answer is not submitted twice.
        'Idempotency-Key': `import-${key.slice(0, 40)}`,
      },
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new StartupError(
        `${server} did not answer (${String((error as Error).cause ?? error)}); start the program, or name its address with --server.`,
      );
    });
    const body = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
    if (!answer.ok)
      throw new StartupError(
        `${server} refused it (${answer.status}): ${[body.title, body.detail].filter(Boolean).join(' ')}`,
      );
    return body;
  };
}
