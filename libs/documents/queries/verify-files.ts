import { createHash } from 'node:crypto';
import type { FileStore } from '#platform/files';

/** What a check of the stored files found. */
export interface FilesVerification {
  /** Number of files that documents refer to, and their size in bytes altogether. */
  files: number;
  bytes: bigint;
  /** SHA-256 of the files that are not there, or have another size. */
  missing: string[];
  /** SHA-256 of the files whose content has another hash. */
  altered: string[];
}

/**
 * Reads every file that a document refers to and compares its content with its SHA-256. One chunk
 * is held in memory at a time.
 */
export async function verifyFiles(
  store: FileStore,
  known: readonly { sha256: string; bytes: bigint }[],
): Promise<FilesVerification> {
  const verification: FilesVerification = {
    files: known.length,
    bytes: 0n,
    missing: [],
    altered: [],
  };
  for (const { sha256, bytes } of known) {
    verification.bytes += bytes;
    const content = await store.read(sha256, Number(bytes));
    if (content === null) verification.missing.push(sha256);
    else if ((await sha256Of(content)) !== sha256) verification.altered.push(sha256);
  }
  return verification;
}

async function sha256Of(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}
