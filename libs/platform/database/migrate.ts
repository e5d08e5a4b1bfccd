import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { projectRoot } from '../program/project-root.js';
import { StartupError } from '../program/startup-error.js';
import { connect, ownerDataSourceOptions } from './data-source.js';
import { sqlState } from './sql-state.js';
import { prepareRoles } from './prepare-roles.js';

/**
 * A migration: a class for TypeORM with the name of the folder that contains its SQL, test rows and
 * checks.
 */
export interface MigrationStep {
  new (): MigrationInterface;
  readonly folder: string;
  readonly stepName: string;
}

/** Reads a file from the folder of a migration under `migrations/`. */
export const migrationSql = (
  folder: string,
  file: 'up.sql' | 'before.sql' | 'after.sql' | 'sample.sql',
): string => readFileSync(join(projectRoot, 'migrations', folder, file), 'utf8');

/** Whether a migration reads so many rows that its duration is estimated from a sample. */
const hasSample = (folder: string): boolean =>
  existsSync(join(projectRoot, 'migrations', folder, 'sample.sql'));

/**
 * Creates a migration from the folder `migrations/<folder>`. The folder's name begins with the time
 * at which the migration was written, `YYYYMMDDTHHMM`.
 */
export function migrationStep(folder: string): MigrationStep {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)-(.+)$/.exec(folder);
  if (!parts) throw new Error(`migration folder “${folder}” must be named YYYYMMDDTHHMM-what`);
  const [, year, month, dayOfMonth, hour, minute, what] = parts.map(String);
  const stepName = `${what}-${Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth), Number(hour), Number(minute))}`;
  return class implements MigrationInterface {
    static readonly folder = folder;
    static readonly stepName = stepName;
    readonly name = stepName;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(migrationSql(folder, 'up.sql'));
    }
    async down(): Promise<void> {
      return Promise.reject(new Error('steps go one way; restore a backup to go back'));
    }
  };
}

/**
 * Function that migrates tables of a library in the same database, such as those of the job queue.
 */
export type OtherSchema = (ownerUrl: string) => Promise<void>;

const ONE_MIGRATOR = 7_410_000_001;

interface MigrateOptions {
  /** Functions that are run after the migrations. */
  others?: readonly OtherSchema[];
  /** Called, before anything changes, with a message about the duration of a large migration. */
  say?: (line: string) => void;
}

/**
 * Migrates the schema to this version of the program. Several processes may call this at the same
 * time; a lock makes them run one after another.
 * @returns names of the migrations that were run.
 * @throws StartupError when the database was migrated by a newer version of the program, or when
 * roles are missing that the login of `ownerUrl` may not create.
 */
export async function migrate(
  ownerUrl: string,
  steps: readonly MigrationStep[],
  { others = [], say = () => undefined }: MigrateOptions = {},
): Promise<string[]> {
  const source = await connect(ownerDataSourceOptions(ownerUrl, [...steps]));
  const guard = source.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [ONE_MIGRATOR]);
    const ran = await refuseNewer(guard, steps);
    await prepareRoles((sql) => guard.query(sql));
    for (const step of ran.size > 0 ? steps : [])
      if (!ran.has(step.stepName) && hasSample(step.folder)) await announce(guard, step, say);
    const done = await source.runMigrations().catch((error: unknown) => {
      throw wordFailedStep(error);
    });
    for (const other of others) await other(ownerUrl);
    return done.map((step) => step.name);
  } finally {
    await guard.release();
    await source.destroy();
  }
}

/** Number of rows from which the duration is announced; fewer rows take only a moment. */
const WORTH_SAYING = 50_000;

/**
 * Announces how long a migration of many rows will take, estimated from a sample. If the sample
 * fails, for example because an older schema lacks a column that it reads, nothing is announced,
 * and the migration continues.
 */
async function announce(
  runner: QueryRunner,
  step: MigrationStep,
  say: (line: string) => void,
): Promise<void> {
  await runner.startTransaction();
  const estimate = await estimateOf(runner, step).catch(() => null);
  await runner.rollbackTransaction();
  if (!estimate || estimate.rows < WORTH_SAYING) return;
  const { rows, seconds } = estimate;
  say(
    `升级需处理 ${rows} 行，约 ${seconds} 秒；中断后，下次启动从这一步重新开始 · ${rows} rows are migrated in about ${seconds} s; when interrupted, the next start begins this step again (${step.stepName})`,
  );
}

/**
 * Measures the time of `sample.sql` of a migration and returns the estimated duration. That SQL
 * does the work of the migration for some rows, and returns the number of these (`sampled`) and of
 * all rows (`total`). Returns null when there are no rows.
 */
async function estimateOf(
  runner: QueryRunner,
  { folder }: MigrationStep,
): Promise<{ rows: number; seconds: number } | null> {
  await runner.query(
    "SELECT set_config('tracker.actor', 'service:migration', true), set_config('tracker.sees_all', 'on', true)",
  );
  const since = performance.now();
  const [row] = (await runner.query(migrationSql(folder, 'sample.sql'))) as {
    sampled: string;
    total: string;
  }[];
  const [sampled, rows] = [Number(row?.sampled ?? 0), Number(row?.total ?? 0)];
  const perRow = (performance.now() - since) / 1000 / sampled;
  return sampled > 0 ? { rows, seconds: Math.ceil(perRow * rows) } : null;
}

/** SQLSTATE with which a migration refuses data; the message of the error is for the operator. */
const REFUSED_DATA = '22000';
const DISK_FULL = '53100';

/**
 * Returns a {@link StartupError} for a migration that refused the data or filled the disk, and any
 * other error unchanged. A failed migration leaves no changes, because it is one transaction; the
 * next start runs it again.
 */
function wordFailedStep(error: unknown): unknown {
  const state = sqlState(error);
  const said = error instanceof Error ? error.message : String(error);
  if (state === REFUSED_DATA) return new StartupError(said);
  if (state === DISK_FULL)
    return new StartupError(
      `The database server has no room left to change the tables to this version (${said}). Nothing of the unfinished step was kept. Make room of about the size of the largest table with its indexes, and start the program again; it continues with that step.`,
    );
  return error;
}

/**
 * Returns the names of the migrations that a database has had, in their order; none for a new one.
 */
export async function stepsOf(runner: QueryRunner): Promise<string[]> {
  if (!(await runner.hasTable('migrations'))) return [];
  const rows = (await runner.query('SELECT name FROM migrations ORDER BY id')) as {
    name: string;
  }[];
  return rows.map(({ name }) => name);
}

/**
 * Returns the names of the migrations that a database has had; none for a new one.
 * @throws StartupError when a newer version of the program migrated it.
 */
async function refuseNewer(
  runner: QueryRunner,
  steps: readonly MigrationStep[],
): Promise<Set<string>> {
  const ran = await stepsOf(runner);
  const known = new Set(steps.map((step) => step.stepName));
  const unknown = ran.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new StartupError(
      `The database was made by a newer version of this program (it has the step “${unknown}”); start that version, or point DATABASE_URL or DATA_DIR at another database.`,
    );
  }
  return new Set(ran);
}
