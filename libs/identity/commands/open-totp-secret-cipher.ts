import { accountsScope, type Database, StartupError } from '#platform';
import { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { createKey, readKey } from '../store/second-factor-key.js';
import { keyIdsInUse } from '../store/second-factor.js';

/**
 * Opens the seal of second factors: the key in a file, made at the first start.
 * @throws StartupError when people have second factors and the file is gone or holds another key: a new one would lock them out.
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
  const seal = new TotpSecretCipher(key ?? (await createKey(file)));
  if (inUse.some((id) => id !== seal.keyId))
    throw new StartupError(
      `The key in ${file} is not the one that second factors were sealed with; put that one back, or set SECRET_KEY_FILE to it.`,
    );
  return seal;
}
