import { organisations } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { packageHeader, packageText } from '../rules/oc4ids-package.js';
import { standingDisclosures } from './packages.js';

/**
 * Returns the published set as one package: each public project as it was published last. Projects
 * that are withheld are counted.
 * @param uri address of the set
 * @throws Problem NOTHING_PUBLISHED where the reader may read no project that is public
 */
export async function publishedSet(tx: Tx, uri: string): Promise<string> {
  const standing = await standingDisclosures(tx);
  const open = standing.flatMap(({ tier, content, publishedAt }) =>
    tier === 'public' && content !== null ? [{ content, publishedAt }] : [],
  );
  if (open.length === 0) throw new Problem('NOTHING_PUBLISHED');
  const newest = Math.max(...standing.map(({ publishedAt }) => publishedAt.getTime()));
  const header = packageHeader({
    uri,
    publisher: await publisherName(tx),
    publishedAt: new Date(newest),
    withheld: standing.filter(({ tier }) => tier === 'withheld').length,
  });
  return packageText(
    header,
    open.map(({ content }) => content),
  );
}

/** Returns the name of the organisation above all others, which publishes. */
export async function publisherName(tx: Tx): Promise<string> {
  const top = (await organisations(tx)).find(({ parentId }) => parentId === null);
  if (!top) throw new Error('no organisation stands above the others');
  return top.name;
}
