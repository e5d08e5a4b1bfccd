import { mkdir } from 'node:fs/promises';
import { recordAuditEvent } from '#audit';
import { PRIVATE_FOLDER } from '#platform/config';
import {
  connect,
  copyTextOut,
  type Database,
  serviceScope,
  type Tx,
  wholeCopyDataSourceOptions,
} from '#platform/database';
import { programVersion, WrongUse } from '#platform/program';
import { exportedColumns } from '../rules/exported-tables.js';
import { BackupWriter, namesIn } from '../store/backup-folder.js';
import { copiedTables, csvSqlOf, lockColumns } from '../store/table-copy.js';
import { refusePartlySeen } from '../store/whole-copy.js';

/** A table of an export: its file, its columns in their order, and the number of rows. */
export interface ExportedFile {
  table: string;
  file: string;
  columns: readonly string[];
  rows: number;
}

/** A finished export. `at` is the instant of which it shows the state. */
export interface MadeExport {
  at: Date;
  tables: readonly ExportedFile[];
  rows: number;
  bytes: number;
}

/** File that lists the others; written last, so that an export without it was cut short. */
export const EXPORT_LIST = 'contents.json';

/**
 * Writes what the installation knows about its plans and projects to CSV files (UTF-8, one per
 * table, a row of headings, all of one instant), for an archive or another program. Passwords,
 * sessions, mails and what belongs to one person are not in it. Amounts are in fen, days
 * `YYYY-MM-DD`, instants in UTC. A failed export leaves nothing.
 * @throws WrongUse when the folder is not empty.
 */
export async function exportPortfolio(
  { ownerUrl, database }: { ownerUrl: string; database: Database },
  to: string,
): Promise<MadeExport> {
  if ((await namesIn(to)).length > 0)
    throw new WrongUse(`${to} is not empty; name an empty folder, or one that is not there.`);
  await mkdir(to, { recursive: true, mode: PRIVATE_FOLDER });
  const writer = new BackupWriter(to, null);
  try {
    const { at, tables } = await copyTables(ownerUrl, writer);
    const listed = { program: programVersion, at: at.toISOString(), tables, files: writer.files };
    const { bytes } = writer;
    await writer.writeText(EXPORT_LIST, `${JSON.stringify(listed, null, 2)}\n`);
    const made = { at, tables, bytes, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
    await noted(database, made);
    return made;
  } catch (error) {
    await writer.abandon().catch(() => undefined);
    throw error;
  }
}

const NOW_SQL = 'SELECT now() AS at';

async function copyTables(
  ownerUrl: string,
  writer: BackupWriter,
): Promise<Pick<MadeExport, 'at' | 'tables'>> {
  const source = await connect(wholeCopyDataSourceOptions(ownerUrl));
  const runner = source.createQueryRunner();
  const tx: Tx = runner.manager;
  try {
    const tables = await copiedTables(tx);
    await runner.startTransaction('REPEATABLE READ');
    await lockColumns(tx, tables);
    await refusePartlySeen(tx);
    await tx.query("SET LOCAL TimeZone = 'UTC'");
    const [now] = await tx.query<{ at: Date }[]>(NOW_SQL);
    const exported: ExportedFile[] = [];
    for (const { name, columns } of tables) {
      const kept = exportedColumns(name, columns);
      if (kept === null) continue;
      const file = `${name}.csv`;
      const rows = await writer.write(file, (out) => copyTextOut(tx, csvSqlOf(name, kept), out));
      exported.push({ table: name, file, columns: kept, rows });
    }
    return { at: now?.at ?? new Date(NaN), tables: exported };
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}

async function noted(database: Database, { at, tables, rows, bytes }: MadeExport): Promise<void> {
  const scope = serviceScope('export');
  await database.write(scope, (tx) =>
    recordAuditEvent(tx, scope, {
      action: 'portfolio.export',
      subjectType: 'export',
      subjectId: at.toISOString(),
      newValue: { tables: tables.length, rows, bytes },
    }),
  );
}
