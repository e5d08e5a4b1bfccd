import { Problem } from '#platform';

/** Returns the ETag header value for the version number of a record. */
export const etagOf = (version: number): string => `"v${version}"`;

/**
 * Returns the version of the record that the client has edited, from the `If-Match` header. A weak
 * tag (`W/"v3"`) is accepted too, because proxies that compress responses make tags weak. `*` is
 * treated as missing, because it would overwrite changes that the client has not seen.
 * @throws Problem IF_MATCH_REQUIRED, or EDIT_STALE for a tag that this API did not issue.
 */
export function requireVersion(ifMatch: string | null | undefined): number {
  const given = (ifMatch ?? '').trim();
  if (given === '' || given === '*') throw new Problem('IF_MATCH_REQUIRED');
  const version = Number(/^(?:W\/)?"v([1-9]\d{0,8})"$/.exec(given)?.[1]);
  if (!Number.isSafeInteger(version)) throw new Problem('EDIT_STALE');
  return version;
}
