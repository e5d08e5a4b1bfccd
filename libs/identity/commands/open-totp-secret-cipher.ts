import { accountsScope, type Database } from '#platform/database';
import { StartupError } from '#platform/program';
import { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { createKey, readKey } from '../store/second-factor-key.js';
import { keyIdsInUse } from '../store/second-factor.js';

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
