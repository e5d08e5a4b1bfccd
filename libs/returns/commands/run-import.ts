import {
  confirmedIn,
  submitLedgerChangeRequest,
  givenOf,
  type ProposedEntry,
  standingVersion,
} from '#ledger';
import { type Actor, actorAssigned } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, problemOfDatabaseError, serviceScope, type Tx } from '#platform/database';
import type { FileStore } from '#platform/files';
import { Problem } from '#platform/problem';
import { dayAt } from '#values';
import {
  errorSheetsApart,
  readApart,
  UPLOAD_READER,
  type UploadedFile,
} from '../files/read-apart.js';
import { type ReadHistory, readHistory } from '../files/read-history.js';
import { addUp } from '../rules/control-totals.js';
import {
  type ImportProblem,
  type ImportProblemCode,
  problemOfFile,
} from '../rules/import-problem.js';
import { ProblemList } from '../rules/problem-list.js';
import { importContent } from '../queries/import-content.js';
import { LedgerImportRow } from '../store/import-row.js';
import {
  ClaimLost,
  ERRORS_KEPT,
  giveBack,
  idsOfWaiting,
  type ImportTotal,
  noteReadingBegun,
  noteReadingEnded,
  noteRefused,
  noteRight,
  standingTwin,
  takeImport,
  type TakenImport,
} from '../store/import-work.js';
import { HeldImport } from './held-import.js';
import type { ImportRun } from './import-run.js';
import { listOf, listWith, refused } from './refuse-import.js';
import { checkHistory } from './check-history.js';
import { rehearseHistory } from './rehearse-history.js';

/** Services that processing an import uses. */
export interface ImportParts {
  database: Database;
  clock: Clock;
  files: FileStore;
}

const ATTEMPTS_MAX = 5;
/**
 * Largest number of times that reading a file may begin without ending because the process died. A
 * second attempt is allowed because the machine may have caused the first failure.
 */
const READINGS_MAX = 2;
const ENQUEUED_AT_ONCE = 20;
const service = () => serviceScope('imports');
/** Key of the PostgreSQL advisory lock that makes imports be submitted one after another. */
const ONE_SUBMISSION = 7_410_000_025;

type CheckedHistory = Awaited<ReturnType<typeof checkHistory>>;

/**
 * An import that passed all checks: its entries, what was read from the file, and the totals that a
 * trial posting produced.
 */
interface Checked {
  entries: readonly ProposedEntry[];
  read: ReadHistory;
  /**
   * Version of the ledger entries with which the import was compared, see {@link standingVersion}.
   */
  against: string;
  totals: readonly ImportTotal[];
}

const projectsOf = (entries: readonly ProposedEntry[]): string[] => [
  ...new Set(entries.map(({ projectId }) => projectId)),
];

/**
 * Codes of problems because of which a file was not read to its end. No error sheet is made for a
 * file with such a problem, because making the sheet requires reading the file again, which would
 * fail in the same way.
 */
const NOT_READ: ReadonlySet<ImportProblemCode> = new Set<ImportProblemCode>([
  'FILE_MISSING',
  'READING_TOOK_MEMORY',
  'READING_TOOK_TIME',
  'READING_GAVE_TOO_MUCH',
  'READING_BROKE',
]);

/** Lists the ids of imports that wait for processing, so that a periodic check can enqueue them. */
export const waitingImports = (database: Database): Promise<string[]> =>
  database.read(service(), (tx) => idsOfWaiting(tx, ENQUEUED_AT_ONCE));

/**
 * Processes an import: reads the file in a separate process, checks the rows, posts them on trial,
 * and submits them for approval if requested. Any process may call this function any number of
 * times; when a process is killed, another one continues from the stored state. A failure while
 * reading ends only this import, with an explanation.
 */
export async function runImport(
  parts: ImportParts,
  importId: string,
  reader = UPLOAD_READER,
): Promise<ImportRun> {
  const { database } = parts;
  const taken = await database.write(service(), (tx) => takeImport(tx, importId));
  if (!taken) return { outcome: 'nothing-to-do' };
  const tooOften =
    taken.readingsBegun >= READINGS_MAX
      ? 'READING_INTERRUPTED'
      : taken.attempts > ATTEMPTS_MAX
        ? 'IMPORT_GAVE_UP'
        : null;
  if (tooOften) {
    await database.write(service(), (tx) =>
      noteRefused(tx, taken, { state: 'failed', errors: [problemOfFile(tooOften)], count: 1 }),
    );
    return { outcome: 'gave-up' };
  }
  const held = new HeldImport(database, taken);
  try {
    return await new ImportWork(parts, held, taken).run(reader);
  } catch (error) {
    held.letGo();
    if (error instanceof ClaimLost) return { outcome: 'nothing-to-do' };
    // Not retried: a write that the database forbids would be forbidden every time.
    if (isForbidden(error))
      return await refused(database, held, taken, { problems: listOf('FORBIDDEN') });
    await database.write(service(), (tx) => giveBack(tx, taken));
    throw error;
  } finally {
    held.letGo();
  }
}

/** Processes one import that this process has taken. */
class ImportWork {
  private readonly database: Database;
  private readonly clock: Clock;

  constructor(
    private readonly parts: ImportParts,
    private readonly held: HeldImport,
    private readonly taken: TakenImport,
  ) {
    this.database = parts.database;
    this.clock = parts.clock;
  }

  async run(reader: typeof UPLOAD_READER): Promise<ImportRun> {
    const { database, held, taken } = this;
    const row = await database.read(service(), (tx) =>
      tx.findOneByOrFail(LedgerImportRow, { id: taken.id }),
    );
    const actor = await actorAssigned(database, this.clock, taken.filedBy, crypto.randomUUID());
    if (!actor) return refused(database, held, taken, { problems: listOf('ACCOUNT_CLOSED') });
    const file = { open: await importContent(this.parts, row), sheet: row.sheet };
    const read = await this.read(row, file, reader);
    const checked = await this.check(actor, row, read);
    const { entries, problems } = checked;
    if (problems.count > 0) {
      await this.note(noteReadingBegun);
      const sheets = problems.kept.some(({ code }) => NOT_READ.has(code))
        ? []
        : await errorSheetsApart(file, problems.kept, reader);
      return refused(database, held, taken, { problems, sheets });
    }
    const totals = await this.rehearse(actor, entries);
    return this.end(actor, row, { ...checked, read, totals });
  }

  /**
   * Reads the file. The start of reading is stored first, so that a crash while reading can be
   * counted.
   */
  private async read(
    row: LedgerImportRow,
    file: UploadedFile,
    reader: typeof UPLOAD_READER,
  ): Promise<ReadHistory> {
    await this.note(noteReadingBegun);
    await this.held.tell({ phase: 'reading', rowsRead: 0, rowsOf: null });
    const read = await readHistory(readApart(file, reader), row.unit, ERRORS_KEPT, (progress) =>
      this.held.tell({ phase: 'reading', ...progress }),
    );
    await this.note(noteReadingEnded);
    return read;
  }

  private async check(
    actor: Actor,
    row: LedgerImportRow,
    read: ReadHistory,
  ): Promise<CheckedHistory & { against: string }> {
    const all = read.rows.length;
    await this.held.tell({ phase: 'judging', rowsRead: all, rowsOf: all });
    return this.database.read(actor.scope, async (tx) => {
      const checked = await this.evaluateIn(tx, actor, row, read);
      return { ...checked, against: await standingVersion(tx, projectsOf(checked.entries)) };
    });
  }

  private async evaluateIn(
    tx: Tx,
    actor: Actor,
    row: LedgerImportRow,
    read: ReadHistory,
  ): Promise<CheckedHistory> {
    const before = await filedBefore(tx, row);
    // When the same file was submitted before, every row repeats an earlier one; this is reported
    // once for the whole file instead.
    const confirmed = {
      ...confirmedIn(row),
      ...(before.length > 0 ? { repeatConfirmed: true, openingConfirmed: true } : {}),
    };
    const checked = await checkHistory(tx, actor, read, {
      today: this.clock.today(),
      confirmed,
      control: {
        completed: row.controlCompletedFen,
        funds: row.controlFundsFen,
        paid: row.controlPaidFen,
      },
    });
    checked.problems.add(before);
    return checked;
  }

  private async rehearse(actor: Actor, entries: readonly ProposedEntry[]): Promise<ImportTotal[]> {
    const tell = (rowsRead: number): Promise<void> =>
      this.held.tell({ phase: 'rehearsing', rowsRead, rowsOf: entries.length });
    await tell(0);
    return rehearseHistory(this.database, actor, entries, tell);
  }

  /**
   * Finishes the import. If requested, all entries are submitted as one change request in the same
   * transaction. Imports are submitted one after another, and each is checked again against entries
   * that were added after its first check, so that equal rows in two files that are processed at
   * the same time are not both accepted.
   */
  private async end(actor: Actor, row: LedgerImportRow, checked: Checked): Promise<ImportRun> {
    const { database, held, taken } = this;
    const { send } = row;
    const { entries, totals } = checked;
    if (send)
      await held.tell({ phase: 'filing', rowsRead: entries.length, rowsOf: entries.length });
    held.letGo();
    const run = await database.write(actor.scope, async (tx): Promise<ImportRun | ProblemList> => {
      if (send) await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_SUBMISSION]);
      const since = await this.problemsSince(tx, actor, row, checked);
      if (since.count > 0) return since;
      const changeRequest = send
        ? await submitLedgerChangeRequest(tx, actor, {
            action: 'ledger.import',
            kind: 'import',
            rows: entries,
            note: row.fileName,
            undoesId: null,
            subject: { kind: 'import', id: row.id },
            facts: {
              importId: row.id,
              fileName: row.fileName,
              sha256: row.sha256,
              unit: row.unit,
              ...givenOf(confirmedIn(row)),
            },
          })
        : null;
      const proposalId = changeRequest?.id ?? null;
      await noteRight(tx, taken, {
        found: addUp(entries.map(({ facts }) => facts)),
        entries: entries.length,
        totals,
        proposalId,
      });
      return { outcome: proposalId === null ? 'ready' : 'filed', entries: entries.length };
    });
    return run instanceof ProblemList ? refused(database, held, taken, { problems: run }) : run;
  }

  /**
   * Returns the problems that have arisen since the import was checked. All checks are repeated
   * only if the ledger entries of its projects have changed.
   */
  private async problemsSince(
    tx: Tx,
    actor: Actor,
    row: LedgerImportRow,
    { entries, read, against }: Checked,
  ): Promise<ProblemList> {
    if ((await standingVersion(tx, projectsOf(entries))) === against)
      return listWith(await filedBefore(tx, row));
    const again = { ...read, problems: new ProblemList(ERRORS_KEPT) };
    return (await this.evaluateIn(tx, actor, row, again)).problems;
  }

  private note(how: (tx: Tx, taken: TakenImport) => Promise<void>): Promise<void> {
    return this.database.write(service(), (tx) => how(tx, this.taken));
  }
}

async function filedBefore(tx: Tx, row: LedgerImportRow): Promise<ImportProblem[]> {
  const earlier = await standingTwin(tx, row);
  return earlier
    ? [
        problemOfFile('FILE_FILED_BEFORE', {
          fileName: earlier.fileName,
          on: dayAt(earlier.filedAt),
        }),
      ]
    : [];
}

const isForbidden = (error: unknown): boolean =>
  (error instanceof Problem ? error : problemOfDatabaseError(error))?.code === 'FORBIDDEN';
