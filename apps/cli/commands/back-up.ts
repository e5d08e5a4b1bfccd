import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { makeBackup, sizeInWords, planRestore, proveRestored, restoreBackup } from '#installation';
import { type Against, CheckpointRefused, readCheckpoint } from '#ledger';
import { SystemClock } from '#platform/clock';
import { StartupError } from '#platform/program';
import type { Answer } from '../answer.js';
import { givenSettings, withSession } from '../session.js';

/** Options of `tracker backup`. */
export interface BackupOptions {
  to: string;
  keysTo?: string;
  passphraseFile?: string;
}

/** Options of `tracker restore`. */
export interface RestoreOptions {
  keys?: string;
  passphraseFile?: string;
  against?: string;
  yes?: boolean;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The first line of a passphrase file; null without such a file. */
const passphraseOf = (file: string | undefined): string | null =>
  file === undefined ? null : (readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '').trim();

/**
 * `tracker backup --to FOLDER [--keys-to FOLDER]`: writes the whole state to a folder while the
 * program runs. The progress goes to standard error.
 */
export function backUp({ to, keysTo, passphraseFile }: BackupOptions): Promise<Answer> {
  const passphrase = passphraseOf(passphraseFile);
  return withSession(async ({ settings, database, ownerUrl }) => {
    const made = await makeBackup(
      { settings, ownerUrl, database },
      { to, keysTo: keysTo ?? null, passphrase },
      say,
    );
    const { at, bytes, tables, rows, files, entries, keys } = made;
    return {
      lines: [
        `The state of ${at.toISOString()} is in ${to}: ${tables} tables with ${rows} rows, ${entries} entries of the ledger, ${files} files, ${sizeInWords(bytes)}${made.encrypted ? ', encrypted' : ''}.`,
        keysTo === undefined
          ? 'The keys are not in it; without them second factors cannot be used after a restore. Save them with --keys-to, to another place than the backup.'
          : `The keys (${keys.join(', ') || 'there are none yet'}) are in ${keysTo}; keep them apart from the backup.`,
      ],
      data: { ...made, to, keysTo: keysTo ?? null },
    };
  });
}

/**
 * `tracker restore FOLDER [--keys FOLDER] [--against CHECKPOINT] --yes`: restores a backup into an
 * empty data folder and, with `DATABASE_URL`, an empty database, and verifies the result. Without
 * `--yes` it checks everything, says what it would do, and changes nothing.
 */
export async function restore(folder: string, options: RestoreOptions): Promise<Answer> {
  const settings = givenSettings();
  const against = options.against === undefined ? null : await readAgainst(options.against);
  const order = {
    from: folder,
    keys: options.keys ?? null,
    passphrase: passphraseOf(options.passphraseFile),
  };
  const plan = await planRestore(settings, order, say);
  if (!options.yes)
    return {
      lines: [...plan.lines, 'Nothing was changed; say --yes to do it.'],
      data: { changed: false, plan: plan.lines },
      exitCode: 2,
    };
  plan.lines.forEach(say);
  const place = await restoreBackup(settings, plan, say);
  try {
    say('verifying the restored state');
    const { manifest } = plan.backup;
    const proven = await proveRestored(
      { settings, place, manifest, folder, withKeys: plan.keys.size > 0, against },
      new SystemClock(),
    );
    const { flaws, entries, auditEvents } = proven;
    return {
      lines: [
        ...flaws,
        `The state of ${manifest.createdAt} was restored into ${settings.DATA_DIR}: ${entries} entries of the ledger and ${auditEvents} signed audit events ${flaws.length === 0 ? 'verify' : `were verified, with ${flaws.length} flaws`}.`,
        ...(plan.missing.length > 0
          ? [`Before the start, put back what is missing: ${plan.missing.join(', ')}.`]
          : []),
      ],
      data: { changed: true, createdAt: manifest.createdAt, ...proven, missing: plan.missing },
      exitCode: flaws.length === 0 ? 0 : 1,
    };
  } finally {
    await place.close();
  }
}

/** Reads the checkpoint with which the restored ledger is compared, before anything is changed. */
async function readAgainst(file: string): Promise<Against> {
  try {
    return { digest: readCheckpoint(await readFile(file, 'utf8')), known: null };
  } catch (error) {
    if (error instanceof CheckpointRefused) throw new StartupError(`${file}: ${error.message}.`);
    throw error;
  }
}
