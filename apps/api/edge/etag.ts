import { Refusal } from '#platform';

/** The ETag of a record's version. */
export const etagOf = (version: number): string => `"v${version}"`;

/**
 * The version that an edit was made from. A weak tag is taken too: proxies that compress weaken ours, and it still names one version.
 * `*` would mean "whatever it is by now", which is how edits get lost, so it counts as missing.
 * @throws Refusal IF_MATCH_REQUIRED, or EDIT_STALE for a tag that is none of ours.
 */
export function requireVersion(ifMatch: string | null | undefined): number {
  const given = (ifMatch ?? '').trim();
  if (given === '' || given === '*') throw new Refusal('IF_MATCH_REQUIRED');
  const version = Number(/^(?:W\/)?"v([1-9]\d{0,8})"$/.exec(given)?.[1]);
  if (!Number.isSafeInteger(version)) throw new Refusal('EDIT_STALE');
  return version;
}
