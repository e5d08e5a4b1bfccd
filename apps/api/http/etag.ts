import { Problem } from '#platform';

/** The ETag of a record's version. */
export const etagOf = (version: number): string => `"v${version}"`;

/**
 * Reads the version that an edit is based on from `If-Match`. A weak tag is accepted too:
 * compressing proxies weaken tags, and they still name one version. `*` counts as missing, because
 * it would overwrite whatever version there is by now.
 * @throws Problem IF_MATCH_REQUIRED, or EDIT_STALE for a tag that this API did not issue.
 */
export function requireVersion(ifMatch: string | null | undefined): number {
  const given = (ifMatch ?? '').trim();
  if (given === '' || given === '*') throw new Problem('IF_MATCH_REQUIRED');
  const version = Number(/^(?:W\/)?"v([1-9]\d{0,8})"$/.exec(given)?.[1]);
  if (!Number.isSafeInteger(version)) throw new Problem('EDIT_STALE');
  return version;
}
