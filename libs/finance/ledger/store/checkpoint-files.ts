import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDay } from '#values';
import type { KeptCheckpoint } from '../rules/checkpoint-chain.js';
import { DigestRefused, readDigest, signatureFlaw } from '../rules/digest.js';

const NAME = /^ledger-(\d{4}-\d\d-\d\d)(-\d{9})?\.json$/;

/** The name of a checkpoint's file; one that was asked for carries its moment, because its day has another. */
export const checkpointFileName = (day: string, asOf: Date, scheduled: boolean): string =>
  scheduled
    ? `ledger-${day}.json`
    : `ledger-${day}-${asOf.toISOString().slice(11, 23).replace(/\D/g, '')}.json`;

/** The newest checkpoint that lies in a folder, whatever the database says; null when there is none or no such folder. */
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
 * Puts a checkpoint into a folder, whole. A file that somebody damaged is written again; one that holds another signed
 * checkpoint is never replaced.
 * @returns `kept` when it lies there, `other` when a different signed one does.
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

/** The instant of a checkpoint that is as it was signed; null for any other text. */
function signedInstant(text: string): string | null {
  try {
    const digest = readDigest(text);
    return signatureFlaw(digest, digest.publicKey) === null ? digest.asOf : null;
  } catch (error) {
    if (error instanceof DigestRefused) return null;
    throw error;
  }
}
