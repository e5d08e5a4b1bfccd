import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
} from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createSecretFile, PRIVATE_FILE } from '#platform/config';
import { StartupError } from '#platform/program';

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** The key pair that signs checkpoints. The private key never appears in logs or responses. */
export class CheckpointKey {
  readonly publicKey: KeyObject;
  constructor(readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
  }
  /** The public key as PEM, in the format of openssl. */
  get publicPem(): string {
    return this.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  }
  /** SHA-256 of the public key's PEM text, by which users can compare two keys. */
  get fingerprint(): string {
    return hash('sha256', this.publicPem);
  }
}

/** Returns the name of the file with the public key that belongs to a private key file. */
export const publicKeyFileOf = (file: string): string => `${file}.pub`;

/**
 * Reads the key that signs checkpoints from a file. At the first start the key is created, readable
 * only by the program's user. The public key is written beside it.
 * @throws StartupError when the file does not contain such a key, or the key cannot be written.
 */
export async function openCheckpointKey(file: string): Promise<CheckpointKey> {
  const key = (await readCheckpointKey(file)) ?? (await createCheckpointKey(file));
  // A failure to write is ignored, because the folder may be mounted read-only. The key pair was
  // then made elsewhere, and the file of the public key exists already.
  await writeFile(publicKeyFileOf(file), key.publicPem, { mode: PRIVATE_FILE }).catch(
    () => undefined,
  );
  return key;
}

async function readCheckpointKey(file: string): Promise<CheckpointKey | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new StartupError(
      `The key of digests in ${file} cannot be read (${codeOf(error)}); make it readable for this user.`,
    );
  }
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return new CheckpointKey(key);
  } catch {
    // Ignored here, because the error thrown below tells the administrator what to do.
  }
  throw new StartupError(
    `The file ${file} holds no key of digests: an Ed25519 private key as PEM, such as “openssl genpkey -algorithm ed25519” makes.`,
  );
}

async function createCheckpointKey(file: string): Promise<CheckpointKey> {
  try {
    await createSecretFile(
      file,
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    );
  } catch (error) {
    throw new StartupError(
      `The key of digests cannot be written to ${file} (${codeOf(error)}); make its folder writable for this user, or set LEDGER_KEY_FILE.`,
    );
  }
  const key = await readCheckpointKey(file);
  if (!key)
    throw new StartupError(
      `The key of digests in ${file} was gone as soon as it was written; set LEDGER_KEY_FILE to a lasting place.`,
    );
  return key;
}

/**
 * Reads a public key from a PEM file; returns null when the file does not exist.
 * @throws StartupError when the file does not contain a public key.
 */
export async function readPublicKey(file: string): Promise<KeyObject | null> {
  try {
    return createPublicKey(await readFile(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new StartupError(`The file ${file} holds no public key as PEM.`);
  }
}
