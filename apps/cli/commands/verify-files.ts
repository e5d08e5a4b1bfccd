import { type FilesVerification, storedDocuments, verifyFiles } from '#documents';
import { serviceScope } from '#platform/database';
import { DiskRoom } from '#platform/disk';
import { FileStore } from '#platform/files';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * `tracker files verify`: reads the file of every document and compares it with the SHA-256 under
 * which it was stored. Changes nothing; the exit code is 1 when a file is missing or was altered.
 */
export function verifyStoredFiles(): Promise<Answer> {
  return withSession(async ({ database, settings }) => {
    const known = await database.read(serviceScope('files-verify'), storedDocuments);
    const store = FileStore.of(settings, new DiskRoom(settings, null));
    return answerOf(await verifyFiles(store, known));
  });
}

function answerOf(verification: FilesVerification): Answer {
  const { files, bytes, missing, altered } = verification;
  const flaws = missing.length + altered.length;
  return {
    lines: [
      ...missing.map((sha256) => `missing, or of another size: ${sha256}`),
      ...altered.map((sha256) => `altered: ${sha256}`),
      `${files} files, ${bytes} bytes: ${flaws === 0 ? 'nothing is missing or was altered' : `${flaws} flaws`}.`,
    ],
    data: verification,
    exitCode: flaws === 0 ? 0 : 1,
  };
}
