import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { testHome } from '../../../test/harness/server.js';
import { serviceScope } from '#platform/database';
import { StartupError } from '#platform/program';
import { openTotpSecretCipher } from './open-totp-secret-cipher.js';

let test: TestDatabase;
let folder: string;
let file: string;
beforeAll(async () => {
  test = await testDatabase();
});
beforeEach(() => {
  folder = mkdtempSync(join(testHome(), 'key-'));
  file = join(folder, 'below', 'second-factor.key');
});
afterAll(() => test?.close());

const refused = async (): Promise<string> => {
  const error: unknown = await openTotpSecretCipher(test.database, file).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StartupError);
  return (error as StartupError).message;
};

describe('the key of second factors', () => {
  it('is made once, for the owner of the file alone, and found again', async () => {
    const made = await openTotpSecretCipher(test.database, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^[\w-]{43}\n$/);
    expect((await openTotpSecretCipher(test.database, file)).keyId).toBe(made.keyId);
    expect(readdirSync(join(folder, 'below'))).toEqual(['second-factor.key']);
  });

  it('is the same for processes that start together', async () => {
    const seals = await Promise.all(
      Array.from({ length: 5 }, () => openTotpSecretCipher(test.database, file)),
    );
    expect(new Set(seals.map(({ keyId }) => keyId)).size).toBe(1);
  });

  it('may be given, as 64 hexadecimal digits or base64', async () => {
    const key = Buffer.alloc(32, 0xa7);
    const ids: string[] = [];
    for (const text of [
      key.toString('hex'),
      key.toString('base64'),
      key.toString('base64url'),
      `${key.toString('hex').toUpperCase()}\n`,
    ]) {
      file = join(folder, `given-${ids.length}`);
      writeFileSync(file, text);
      ids.push((await openTotpSecretCipher(test.database, file)).keyId);
    }
    expect(new Set(ids).size).toBe(1);
  });

  it.each(['', 'too short', 'z'.repeat(64), '-'.repeat(42)])(
    'is not guessed from a file that holds “%s”',
    async (text) => {
      file = join(folder, 'damaged');
      writeFileSync(file, text);
      expect(await refused()).toMatch(/holds no key/);
    },
  );

  it('cannot be written where a file is in the way, and says what to do', async () => {
    writeFileSync(join(folder, 'below'), '');
    expect(await refused()).toMatch(/cannot be (read|written).*(make|set)/);
  });

  it('is never made anew, nor exchanged, while somebody has a second factor', async () => {
    const { keyId } = await openTotpSecretCipher(test.database, file);
    await test.database.write(serviceScope('test'), (tx) =>
      tx.query(
        "INSERT INTO second_factors (person_id, sealed_seed, key_id, created_at) SELECT id, decode(repeat('00', 48), 'hex'), $1, now() FROM people LIMIT 1",
        [keyId],
      ),
    );
    expect((await openTotpSecretCipher(test.database, file)).keyId).toBe(keyId);
    rmSync(file);
    expect(await refused()).toMatch(
      /is missing: put it back at .*second-factor\.key, or set SECRET_KEY_FILE/,
    );
    writeFileSync(file, Buffer.alloc(32, 9).toString('hex'));
    expect(await refused()).toMatch(/is not the one/);
  });
});
