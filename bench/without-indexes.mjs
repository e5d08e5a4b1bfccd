/**
 * Runs `fill` on a table whose keys and indexes, and the foreign keys that depend on them, are
 * removed, and restores them afterwards. Ten million rows then take minutes; updating every index
 * for each row would take much longer.
 */
export async function withoutIndexes(client, table, fill) {
  const { rows: constraints } = await client.query(
    `SELECT conrelid::regclass::text AS of_table, quote_ident(conname) AS name,
      pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE (conrelid = $1::regclass AND contype IN ('p', 'u'))
        OR (confrelid = $1::regclass AND contype = 'f') ORDER BY contype = 'f'`,
    [table],
  );
  const { rows: indexes } = await client.query(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
      WHERE indrelid = $1::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')`,
    [table],
  );
  for (const { of_table, name } of constraints.toReversed())
    await client.query(`ALTER TABLE ${of_table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await fill();
  await client.query("SET maintenance_work_mem = '1GB'");
  for (const { definition } of indexes) await client.query(definition);
  for (const { of_table, name, definition } of constraints)
    await client.query(`ALTER TABLE ${of_table} ADD CONSTRAINT ${name} ${definition}`);
  await client.query('RESET maintenance_work_mem');
}
