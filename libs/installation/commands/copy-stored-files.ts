import { pipeline } from 'node:stream/promises';
import { storedDocuments } from '#documents';
import { type Database, serviceScope } from '#platform/database';
import type { Settings } from '#platform/config';
import { DiskRoom } from '#platform/disk';
import { FileStore } from '#platform/files';
import { storedImportFiles } from '#returns';
import type { BackupWriter } from '../store/backup-folder.js';

/**
 * Copies the files that lie in a store of objects (`FILES_URL`) into a backup, to the places where a
 * restore puts the files of the data folder. Files that are in the backup already, because the data
 * folder still had them, are left out, and so are those that the store does not have.
 * @param say told the number of files, and of those that are missing
 * @returns the number of files copied
 * @throws Problem FILES_UNAVAILABLE
 */
export async function copyStoredFiles(
  { settings, database }: { settings: Settings; database: Database },
  writer: BackupWriter,
  say: (line: string) => void,
): Promise<number> {
  if (settings.FILES_URL === undefined) return 0;
  const store = FileStore.of(settings, new DiskRoom(settings, null));
  const known = await database.read(serviceScope('backup'), async (tx) => [
    ...(await storedDocuments(tx)),
    ...(await storedImportFiles(tx)),
  ]);
  const written = new Set(writer.files.map(({ path }) => path));
  const counts = { copied: 0, missing: 0 };
  for (const { sha256, bytes } of known) {
    const path = `data/files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
    if (written.has(path)) continue;
    written.add(path);
    const content = await store.read(sha256, Number(bytes));
    counts[content ? 'copied' : 'missing'] += 1;
    if (content) await writer.write(path, (out) => pipeline(content, out, { end: false }));
  }
  say(`files of the store: ${counts.copied}, missing there: ${counts.missing}`);
  return counts.copied;
}
