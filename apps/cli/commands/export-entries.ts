import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { asVerifier, exportLedger } from '#ledger';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * `tracker ledger export --out FILE`: writes the whole ledger to a file that can be verified
 * without the database. Writes to `FILE.part` first and renames it at the end, so that `FILE` is
 * always complete.
 */
export async function exportEntries({
  out,
  database: url,
}: {
  out: string;
  database?: string;
}): Promise<Answer> {
  const exported =
    url === undefined
      ? await withSession(({ ownerUrl }) => exportTo(out, ownerUrl))
      : await exportTo(out, url);
  return {
    lines: [`${exported.entries} entries of ${exported.projects} projects were written to ${out}.`],
    data: { ...exported, out },
  };
}

async function exportTo(out: string, url: string) {
  const draft = `${out}.part`;
  const file = createWriteStream(draft, { mode: 0o600 });
  try {
    const exported = await asVerifier(url, (tx) => exportLedger(tx, file));
    file.end();
    await finished(file);
    await rename(draft, out);
    return exported;
  } catch (error) {
    file.destroy();
    await rm(draft, { force: true });
    throw error;
  }
}
