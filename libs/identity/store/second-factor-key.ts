import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecretFile } from '#platform/config';
import { StartupError } from '#platform/program';

const KEY_BYTES = 32;
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/**
 * Reads the encryption key from a file; null when there is no file.
 * @throws StartupError when the file cannot be read or does not contain a key.
 */
export async function readKey(file: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new StartupError(
      `The key of second factors in ${file} cannot be read (${codeOf(error)}); make it readable for this user.`,
    );
  }
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64url');
  if (!/^([0-9a-f]{64}|[\w+/-]{43}=?)$/i.test(text) || key.length !== KEY_BYTES) {
    throw new StartupError(
      `The file ${file} holds no key of second factors: 32 random bytes as 64 hexadecimal digits or 43 characters of base64.`,
    );
  }
  return key;
}

/**
 * Creates a file with a new encryption key that only the user of this process can read. The file is
 * written completely or not at all. Two processes that start at the same time get the same key.
 * @throws StartupError when the file cannot be written.
 */
export async function createKey(file: string): Promise<Buffer> {
  try {
    await createSecretFile(file, `${randomBytes(KEY_BYTES).toString('base64url')}\n`);
  } catch (error) {
    throw new StartupError(
      `The key of second factors cannot be written to ${file} (${codeOf(error)}); make its folder writable for this user, or set SECRET_KEY_FILE.`,
    );
  }
  const key = await readKey(file);
  if (!key)
    throw new StartupError(
      `The key of second factors in ${file} was gone as soon as it was written; set SECRET_KEY_FILE to a lasting place.`,
    );
  return key;
}
