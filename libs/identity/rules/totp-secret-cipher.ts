import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts and decrypts the secrets of second factors (TOTP) with a key that is not stored in the
 * database (AES-256-GCM). A ciphertext is bound to one person and cannot be decrypted in another
 * person's row.
 */
export class TotpSecretCipher {
  /**
   * Fingerprint of the encryption key. The fingerprint is stored with each secret, so that a wrong
   * key can be told apart from a damaged secret.
   */
  readonly keyId: string;

  /** @param key 32 bytes. */
  constructor(private readonly key: Buffer) {
    if (key.length !== 32) throw new Error('the key of second factors has 32 bytes');
    this.keyId = createHash('sha256')
      .update('second-factor-key-id-v1')
      .update(key)
      .digest('hex')
      .slice(0, 16);
  }

  /**
   * Encrypts a secret. The result consists of version, nonce, authentication tag and ciphertext.
   */
  seal(personId: string, seed: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(personId));
    const sealed = Buffer.concat([cipher.update(seed), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
  }

  /**
   * Decrypts a secret.
   * @throws Error when the secret belongs to another person, was changed, or was encrypted with
   * another key.
   */
  open(personId: string, sealed: Buffer): Buffer {
    if (sealed[0] !== VERSION)
      throw new Error('the seed of a second factor is sealed in a way this version does not know');
    const [nonceEnd, tagEnd] = [1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES];
    const cipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(1, nonceEnd), {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(Buffer.from(personId)).setAuthTag(sealed.subarray(nonceEnd, tagEnd));
    return Buffer.concat([cipher.update(sealed.subarray(tagEnd)), cipher.final()]);
  }
}
