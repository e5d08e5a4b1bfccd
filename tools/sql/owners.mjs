import { roomOf } from '../structure/directions.mjs';

/**
 * Returns the name of the lib or app that a file belongs to, such as `ledger`; it stays the same
 * when a lib moves to another folder.
 */
export const libOf = (file) => (roomOf(file) ?? file).split('/').at(-1);

/**
 * Says which lib owns which table: the one in whose folder the table's entity stands.
 * @param sources what `readSource` found in the files of the server.
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
