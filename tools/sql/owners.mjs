import { roomOf } from '../structure/directions.mjs';

/**
 * Returns the name of the lib or app that a file belongs to, such as `ledger`. The name does not
 * contain the folder, so it stays the same when a lib is moved.
 */
export const libOf = (file) => (roomOf(file) ?? file).split('/').at(-1);

/**
 * Determines which lib owns each table: the lib whose folder contains the table's entity class.
 * @param sources result of `readSource` for each file of the server.
 * @returns `owners`: lib by table; `tables`: table by entity class; `doubles`: sentences about
 * tables with two entities.
 */
export function ownersOf(sources) {
  const owners = new Map();
  const tables = new Map();
  const doubles = [];
  for (const { file, entities } of sources)
    for (const { entity, table } of entities) {
      if (owners.has(table))
        doubles.push(`${file}: ${table} has an entity in ${owners.get(table)} already`);
      else owners.set(table, libOf(file));
      tables.set(entity, table);
    }
  return { owners, tables, doubles };
}
