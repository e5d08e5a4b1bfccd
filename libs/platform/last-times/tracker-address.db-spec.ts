import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../../test/harness/database.js';
import { readSettings } from '../config/settings.js';
import { learnAddress, noteAddress } from './tracker-address.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

describe('where people reach the tracker', () => {
  const learned = async (env: Record<string, string>): Promise<string> => {
    const settings = readSettings(env);
    await learnAddress(test.database, settings);
    return settings.publicUrl;
  };

  it('is what the settings say until one has run; then where the last one listens, unless PUBLIC_URL names the address', async () => {
    expect(await learned({ PORT: '3100' })).toBe('http://localhost:3100');
    await noteAddress(test.database, 'http://localhost:3200');
    expect([await learned({}), await learned({ PORT: '3100' })]).toEqual([
      'http://localhost:3200',
      'http://localhost:3200',
    ]);
    await noteAddress(test.database, 'https://tracker.city.example');
    expect(await learned({})).toBe('https://tracker.city.example');
    expect(await learned({ PUBLIC_URL: 'https://other.city.example' })).toBe(
      'https://other.city.example',
    );
  });
});
