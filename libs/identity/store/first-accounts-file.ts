import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '#platform/config';
import { StartupError } from '#platform/program';
import type { FirstAccount } from '../rules/first-accounts.js';

const isAccount = (value: unknown): value is FirstAccount =>
  typeof value === 'object' &&
  value !== null &&
  ['email', 'password'].every(
    (key) =>
      typeof (value as Record<string, unknown>)[key] === 'string' &&
      (value as Record<string, string>)[key] !== '',
  );

/**
 * Reads the first accounts from the file that an earlier start wrote; empty when there is no file.
 * @throws StartupError when the file exists but cannot be read or contains no list of accounts.
 */
export async function readFirstAccounts(file: string): Promise<FirstAccount[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new StartupError(
      `The file ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); make it readable for this user.`,
    );
  }
  try {
    const accounts: unknown = JSON.parse(text);
    if (Array.isArray(accounts) && accounts.every(isAccount)) return accounts;
  } catch {
    /* The file contains no JSON; the error thrown below reports this. */
  }
  throw new StartupError(
    `The file ${file} holds no list of accounts; move it away and start again.`,
  );
}

/**
 * Writes the first accounts to a file that only the user of this process can read. The data are
 * written to a temporary file, which is synced and then renamed, so that the file is complete or
 * does not exist.
 * @throws StartupError when the file cannot be written.
 */
export async function writeFirstAccounts(
  file: string,
  accounts: readonly FirstAccount[],
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
    const draft = `${file}.${process.pid}.new`;
    const handle = await open(draft, 'w', PRIVATE_FILE);
    try {
      await handle.chmod(PRIVATE_FILE);
      await handle.writeFile(`${JSON.stringify(accounts, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    throw new StartupError(
      `The passwords of the first accounts cannot be written to ${file} (${(error as NodeJS.ErrnoException).code ?? String(error)}); make its folder writable for this user.`,
    );
  }
}
