import { type Database, serviceScope } from '#platform';
import { flagshipIds, projectIdsByItem } from '#projects';

const test = serviceScope('test');

/** Id of a flagship by its number in 专栏 10. */
export async function flagship(database: Database, item: number): Promise<string> {
  const id = (await database.read(test, flagshipIds)).get(item);
  if (!id) throw new Error(`专栏10 has no item ${item}`);
  return id;
}

/** Id of the project that tracks an item, as `column-number`. */
export async function projectOf(database: Database, item: string): Promise<string> {
  const id = (await database.read(test, projectIdsByItem)).get(item)?.[0];
  if (!id) throw new Error(`no project tracks item ${item}`);
  return id;
}
