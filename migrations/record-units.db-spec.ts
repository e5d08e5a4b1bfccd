import { describe, expect, it } from '@jest/globals';
import { type AuditLogVerification, verifyRecord } from '#audit';
import { upgradeDatabase } from '#installation';
import {
  appDataSourceOptions,
  connect,
  Database,
  migrationSql,
  serviceScope,
} from '#platform/database';
import { emptyDatabase } from '../test/harness/database.js';
import { asSuperuser } from '../test/harness/server.js';

describe('what was sealed before records named a unit', () => {
  it('still verifies, and counts as altered as soon as a unit is put in', async () => {
    const { name, ownerUrl, appUrl } = await emptyDatabase();
    await upgradeDatabase(ownerUrl);
    await asSuperuser(name, (client) =>
      client.query(migrationSql('20261126T0900-record-units', 'before.sql')),
    );
    const source = await connect(appDataSourceOptions(appUrl, [], 1));
    const verify = (): Promise<AuditLogVerification> =>
      new Database(source).read(serviceScope('test'), (tx) => verifyRecord(tx));
    try {
      expect(await verify()).toMatchObject({ seals: 1, records: 2, flaw: null });
      await asSuperuser(name, (client) =>
        client.query(
          `INSERT INTO organisations (id, name) VALUES ('u', 'u'); UPDATE audit_records SET unit_id = 'u' WHERE id = 1000002`,
        ),
      );
      expect((await verify()).flaw).toMatchObject({
        seal: 1n,
        recordId: 1_000_002n,
        what: expect.stringContaining('changed'),
      });
    } finally {
      await source.destroy();
    }
  });
});
