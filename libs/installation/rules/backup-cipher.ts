import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scryptSync,
} from 'node:crypto';
import { StartupError } from '#platform/program';
import type { Encryption } from './backup-manifest.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** Cost of deriving the key: about 64 MiB of memory and a fifth of a second for each attempt. */
const COST = 65_536;
const BLOCK_SIZE = 8;
/** Shortest passphrase in characters. */
const PASSPHRASE_MIN = 12;

/**
 * Encrypts and decrypts the files of a backup with AES-256-GCM, as streams. Each file has a nonce of
 * its own and is bound to its path, so that files cannot be exchanged for one another unseen.
 */
export class BackupCipher {
  /** Key of the seal of the manifest. */
  readonly macKey: Buffer;
  private readonly key: Buffer;

  private constructor(
    passphrase: string,
    readonly encryption: Omit<Encryption, 'keyCheck'>,
  ) {
    const { salt, cost, blockSize } = encryption;
    const master = scryptSync(passphrase, Buffer.from(salt, 'base64'), KEY_BYTES, {
      N: cost,
      r: blockSize,
      maxmem: 256 * cost * blockSize,
    });
    this.key = derived(master, 'files');
    this.macKey = derived(master, 'manifest');
  }

  /**
   * Makes a new key from a passphrase.
   * @throws StartupError when the passphrase is too short.
   */
  static create(passphrase: string): BackupCipher {
    if (passphrase.length < PASSPHRASE_MIN)
      throw new StartupError(
        `The passphrase of a backup has at least ${PASSPHRASE_MIN} characters, such as “openssl rand -base64 24” makes.`,
      );
    return new BackupCipher(passphrase, {
      algorithm: 'aes-256-gcm',
      kdf: 'scrypt',
      salt: randomBytes(16).toString('base64'),
      cost: COST,
      blockSize: BLOCK_SIZE,
    });
  }

  /**
   * Derives the key of an existing backup again.
   * @throws StartupError when the passphrase is wrong.
   */
  static open(passphrase: string, { keyCheck, ...encryption }: Encryption): BackupCipher {
    if (encryption.cost > COST * 16 || encryption.blockSize > BLOCK_SIZE * 4)
      throw new StartupError('The manifest of the backup asks for more memory than is allowed.');
    const cipher = new BackupCipher(passphrase, encryption);
    if (cipher.keyCheck !== keyCheck)
      throw new StartupError('The passphrase is not the one that the backup was encrypted with.');
    return cipher;
  }

  /** What the manifest says about the encryption; it contains nothing secret. */
  get description(): Encryption {
    return { ...this.encryption, keyCheck: this.keyCheck };
  }

  private get keyCheck(): string {
    return createHmac('sha256', this.macKey).update('tracker-backup-key-check').digest('hex');
  }

  /** Encrypts a stream: nonce, ciphertext, authentication tag. */
  async *seal(path: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(path));
    yield nonce;
    for await (const chunk of source) yield cipher.update(chunk);
    yield cipher.final();
    yield cipher.getAuthTag();
  }

  /**
   * Decrypts a stream. What it yields is authentic only once the stream has ended without an error.
   * @throws StartupError when the content was changed or belongs to another path.
   */
  async *open(path: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let held: Buffer = Buffer.alloc(0);
    let decipher: ReturnType<typeof createDecipheriv> | null = null;
    for await (const chunk of source) {
      held = Buffer.concat([held, chunk]);
      if (!decipher) {
        if (held.length < NONCE_BYTES) continue;
        decipher = createDecipheriv('aes-256-gcm', this.key, held.subarray(0, NONCE_BYTES));
        (decipher as unknown as { setAAD(data: Buffer): void }).setAAD(Buffer.from(path));
        held = held.subarray(NONCE_BYTES);
      }
      // The last bytes are kept back, because the authentication tag stands at the end.
      const ready = held.length - TAG_BYTES;
      if (ready <= 0) continue;
      yield decipher.update(held.subarray(0, ready));
      held = held.subarray(ready);
    }
    try {
      if (!decipher) throw new Error('shorter than its nonce');
      (decipher as unknown as { setAuthTag(tag: Buffer): void }).setAuthTag(held);
      yield decipher.final();
    } catch {
      throw new StartupError(`The file ${path} of the backup was changed afterwards.`);
    }
  }
}

const derived = (master: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', `tracker-backup-${use}-v1`, KEY_BYTES));
