import { type Database, serviceScope } from '#platform/database';
import { planMeant } from '#plan';
import { flagshipIds, itemKey, projectIdsByItem } from '#projects';

const test = serviceScope('test');

/**
 * Returns the id of the flagship project with this item number in column 10 (专栏 10) of the plan.
 */
export async function flagship(database: Database, item: number): Promise<string> {
  const id = (
    await database.read(test, async (tx) => flagshipIds(tx, await planMeant(tx, undefined)))
  ).get(item);
  if (!id) throw new Error(`专栏10 has no item ${item}`);
  return id;
}

/** Returns the id of the project that tracks a plan item; the item is given as `column-number`. */
export async function projectOf(database: Database, item: string): Promise<string> {
  const [column = 0, number = 0] = item.split('-').map(Number);
  const id = await database.read(
    test,
    async (tx) =>
      (await projectIdsByItem(tx)).get(
        itemKey(await planMeant(tx, undefined), column, number),
      )?.[0],
  );
  if (!id) throw new Error(`no project tracks item ${item}`);
  return id;
}
