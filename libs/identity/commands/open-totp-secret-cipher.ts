import { accountsScope, type Database } from '#platform/database';
import { StartupError } from '#platform/program';
import { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { createKey, readKey } from '../store/second-factor-key.js';
import { keyIdsInUse } from '../store/second-factor.js';

/**
 * Compares the file with the key of second factors with those that were encrypted; creates nothing.
 * @returns why they cannot be decrypted; null when they can, or when there are none.
 */
export async function secondFactorKeyFault(
  database: Database,
  file: string,
): Promise<string | null> {
  const inUse = await database.read(accountsScope('service:doctor', 'doctor'), keyIdsInUse);
  if (inUse.length === 0) return null;
  try {
    const key = await readKey(file);
    if (!key) return 'the key of second factors is missing';
    const { keyId } = new TotpSecretCipher(key);
    return inUse.every((id) => id === keyId)
      ? null
      : 'the key of second factors is not the one that they were sealed with';
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
}

/**
 * Opens the cipher for the secrets of second factors (TOTP). Its key is in a file, which is created
 * at the first start.
 * @throws StartupError when second factors exist and the file is missing or contains another key.
 * With a new key their owners could no longer sign in.
 */
export async function openTotpSecretCipher(
  database: Database,
  file: string,
): Promise<TotpSecretCipher> {
  const inUse = await database.read(accountsScope('service:start', 'start'), keyIdsInUse);
  const key = await readKey(file);
  if (!key && inUse.length > 0)
    throw new StartupError(
      `The key of second factors is missing: put it back at ${file}, or set SECRET_KEY_FILE to where it is.`,
    );
  const cipher = new TotpSecretCipher(key ?? (await createKey(file)));
  if (inUse.some((id) => id !== cipher.keyId))
    throw new StartupError(
      `The key in ${file} is not the one that second factors were sealed with; put that one back, or set SECRET_KEY_FILE to it.`,
    );
  return cipher;
}
