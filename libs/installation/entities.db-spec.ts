import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser } from '../../test/harness/server.js';
import { LIBRARY_TABLES } from './store/library-tables.js';

/** A column of the migrated database, as PostgreSQL's system catalogue describes it. */
interface SchemaColumn {
  table: string;
  isView: boolean;
  column: string;
  /** The type as PostgreSQL writes it, such as `character(64)` or `text[]`. */
  type: string;
  notNull: boolean;
  inKey: boolean;
  tableHasKey: boolean;
}

const SCHEMA_COLUMNS = `
  SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS "table",
    c.relkind IN ('v', 'm') AS "isView", a.attname AS "column",
    format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS "notNull",
    COALESCE(a.attnum = ANY (k.indkey), false) AS "inKey", k.indrelid IS NOT NULL AS "tableHasKey"
  FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_index k ON k.indrelid = c.oid AND k.indisprimary
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
    AND n.nspname NOT LIKE 'pg_temp%'
  ORDER BY 1, a.attnum`;

describe('the entities and the migrated schema', () => {
  let test: TestDatabase;
  let columns: SchemaColumn[];
  beforeAll(async () => {
    test = await testDatabase();
    columns = await asSuperuser(
      test.name,
      async (client) => (await client.query<SchemaColumn>(SCHEMA_COLUMNS)).rows,
    );
  });
  afterAll(() => test.close());

  const tablesOfLibraries = (table: string): boolean =>
    LIBRARY_TABLES.some((one) => table === one || (one.endsWith('.*') && inSchema(table, one)));

  it('has one entity for each table and view, and so one owner', () => {
    const tables = [...new Set(columns.map(({ table }) => table))];
    const described = test.source.entityMetadatas.map(({ tableName }) => tableName);
    expect([...described].sort()).toEqual(
      tables.filter((table) => !tablesOfLibraries(table)).sort(),
    );
  });

  it('says the same of every column', () => {
    const wrong = test.source.entityMetadatas.flatMap((entity) =>
      differencesOf(
        entity,
        columns.filter(({ table }) => table === entity.tableName),
        (column) => typeOf(test, column),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

const inSchema = (table: string, pattern: string): boolean =>
  table.startsWith(pattern.slice(0, -1));

/** Returns the type of an entity's column in PostgreSQL's notation, such as `character(64)`. */
function typeOf(test: TestDatabase, column: ColumnMetadata): string {
  const name = test.source.driver.normalizeType(column);
  const sized = name === 'character' ? `character(${column.length || 1})` : name;
  return column.isArray ? `${sized}[]` : sized;
}

/**
 * Compares an entity with the columns of its table, and returns the differences as sentences:
 * columns that only one of the two has, and columns with different properties.
 */
function differencesOf(
  entity: EntityMetadata,
  columns: readonly SchemaColumn[],
  typeOfColumn: (column: ColumnMetadata) => string,
): string[] {
  // A virtual property is read from another table.
  const own = entity.columns.filter(({ isVirtualProperty }) => !isVirtualProperty);
  const said = new Map(own.map((column) => [column.databaseName, column]));
  const gone = [...said.keys()].filter((name) => columns.every(({ column }) => column !== name));
  return [
    ...gone.map((name) => `${entity.name}: ${entity.tableName} has no column ${name}`),
    ...columns.flatMap((column) => {
      const one = said.get(column.column);
      const where = `${entity.name}, column ${column.column}`;
      if (!one) return [`${where}: is in ${entity.tableName}, but not in the entity`];
      return faultsOf(one, column, typeOfColumn(one)).map((fault) => `${where}: ${fault}`);
    }),
  ];
}

function faultsOf(one: ColumnMetadata, column: SchemaColumn, type: string): string[] {
  // For a column of a view only the name is compared: PostgreSQL has no NOT NULL for views, and
  // TypeORM no type for their columns.
  if (column.isView) return [];
  const faults = type === column.type ? [] : [`is ${type}, but ${column.type} in the schema`];
  // TypeORM requires a primary key in each entity. For a table without one, the entity declares as
  // its key the columns that distinguish the rows. TypeORM treats them as NOT NULL, so they cannot
  // be compared with the table.
  if (!column.tableHasKey && one.isPrimary) return faults;
  if (one.isNullable === column.notNull)
    faults.push(column.notNull ? 'is nullable only in the entity' : 'is nullable in the schema');
  if (one.isPrimary !== column.inKey)
    faults.push(column.inKey ? 'belongs to the primary key' : 'does not belong to the primary key');
  return faults;
}
