import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDay } from '#values';
import type { KeptCheckpoint } from '../rules/checkpoint-chain.js';
import { CheckpointRefused, readCheckpoint, signatureFlaw } from '../rules/checkpoint.js';

const NAME = /^ledger-(\d{4}-\d\d-\d\d)(-\d{9})?\.json$/;

/**
 * Returns the file name of a checkpoint. The name of a checkpoint made on request includes its
 * time, because a day may have several, besides the scheduled one.
 */
export const checkpointFileName = (day: string, asOf: Date, scheduled: boolean): string =>
  scheduled
    ? `ledger-${day}.json`
    : `ledger-${day}-${asOf.toISOString().slice(11, 23).replace(/\D/g, '')}.json`;

/**
 * Returns the newest checkpoint in a folder, even if the database does not contain it. Returns null
 * when the folder contains no checkpoint or does not exist.
 */
export async function newestInFolder(folder: string): Promise<KeptCheckpoint | null> {
  const names = await readdir(folder).catch(() => []);
  const days = names.flatMap((name) => NAME.exec(name)?.[1] ?? []).filter(isDay);
  const newest = days.sort().at(-1);
  const candidates = names.filter(
    (name) => newest !== undefined && name.startsWith(`ledger-${newest}`),
  );
  let found: { asOf: string; kept: KeptCheckpoint } | null = null;
  for (const name of candidates) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    const asOf = signedInstant(text);
    if (newest !== undefined && asOf !== null && (!found || asOf > found.asOf)) {
      found = { asOf, kept: { day: newest, text } };
    }
  }
  return found?.kept ?? null;
}

/**
 * Writes a checkpoint into a folder; no incomplete file ever has the final name. A damaged file is
 * overwritten; a file with another signed checkpoint is never replaced.
 * @returns `written`; `kept` when the folder contains this checkpoint already; `other` when a file
 * of this name contains a different signed checkpoint.
 */
export async function putIntoFolder(
  folder: string,
  name: string,
  text: string,
): Promise<'kept' | 'written' | 'other'> {
  const file = join(folder, name);
  const there = await readFile(file, 'utf8').catch(() => null);
  if (there === text) return 'kept';
  if (there !== null && signedInstant(there) !== null) return 'other';
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
  return 'written';
}

/**
 * Returns the instant of a checkpoint whose signature fits the public key it contains; null for any
 * other text.
 */
function signedInstant(text: string): string | null {
  try {
    const checkpoint = readCheckpoint(text);
    return signatureFlaw(checkpoint, checkpoint.publicKey) === null ? checkpoint.asOf : null;
  } catch (error) {
    if (error instanceof CheckpointRefused) return null;
    throw error;
  }
}
