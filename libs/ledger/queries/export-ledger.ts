import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { copyOut, type Tx } from '#platform/database';
import { EXPORT_MARKS } from '../rules/export-marks.js';
import { ENTRY_LINES, PROJECT_LINES } from '../store/ledger-copy.js';

/** Number of projects and entries in an export file. */
export interface ExportedLedger {
  projects: number;
  entries: number;
}

const EXPORT_TIMEOUT = '6h';

/**
 * Writes the whole ledger, as of one moment, into a file that can be verified without a database
 * (see docs/ledger-proof.md).
 */
export async function exportLedger(tx: Tx, out: Writable): Promise<ExportedLedger> {
  await tx.query(`SET LOCAL statement_timeout = '${EXPORT_TIMEOUT}'`);
  const line = async (text: string): Promise<void> => {
    if (!out.write(`${text}\n`)) await once(out, 'drain');
  };
  await line(EXPORT_MARKS.begin);
  await line(EXPORT_MARKS.projects);
  const projects = await copyOut(tx, PROJECT_LINES, out);
  await line(EXPORT_MARKS.entries);
  const entries = await copyOut(tx, ENTRY_LINES, out);
  await line(EXPORT_MARKS.end(projects, entries));
  return { projects, entries };
}
