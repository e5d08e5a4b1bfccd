import { nameOn, organisations } from '#identity';
import type { Tx } from '#platform/database';
import { lastDayOf, type Month } from '#values';

/**
 * Returns the id of the organisation above all others: the city, whose papers are about every
 * project.
 * @throws Error when there is no organisation at all.
 */
export async function cityOrganisation(tx: Tx): Promise<string> {
  const city = (await organisations(tx)).find(({ parentId }) => parentId === null);
  if (!city) throw new Error('no organisation stands above all others');
  return city.id;
}

/** Returns the city with the name that it had at the end of a month, as recorded by an instant. */
export async function namedCity(
  tx: Tx,
  { month, knownAt }: { month: Month; knownAt: Date },
): Promise<{ id: string; name: string }> {
  const id = await cityOrganisation(tx);
  return { id, name: (await nameOn(tx, id, { on: lastDayOf(month), knownAt })) ?? id };
}
