import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, serviceScope } from '#platform';
import { newestDigest } from '../store/digest-rows.js';
import { digestFileName } from './make-due-digest.js';

/** Sees to it that the newest digest lies in `<dataDir>/digests`, whole; one that somebody changed there is written again. @returns its file when it was written now. */
export async function keepDigestFile(database: Database, dataDir: string): Promise<string | null> {
  const digest = await database.read(serviceScope('ledger-digest'), newestDigest);
  if (!digest) return null;
  const folder = join(dataDir, 'digests');
  const file = join(folder, digestFileName(digest.day));
  if (await readFile(file, 'utf8').catch(() => null) === digest.text) return null;
  await mkdir(folder, { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, digest.text);
  await rename(draft, file);
  return file;
}
