import { runMigrations } from 'bullmq';
import { ListenedClient } from '../database/listened-client.js';
import { APP_ROLE } from '../database/role-names.js';
import type { OtherSchema } from '../database/migrate.js';

/** Where the queue keeps its jobs when it lives in PostgreSQL; nothing of ours stands there. */
export const QUEUE_SCHEMA = 'bullmq';

/** Start-up option of a connection that may reach the queue; every other connection sees an empty one. */
export const QUEUE_OPTION = '-c tracker.privileges={queue}';

/** Only what the owner made is granted: a sequence per queue is made by the program itself, when its first job is added. */
const GRANTS = `
  GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
  DO $$
  DECLARE made record;
  BEGIN
    FOR made IN SELECT oid::regclass AS name, relkind FROM pg_class
                 WHERE relnamespace = '${QUEUE_SCHEMA}'::regnamespace AND relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND relkind IN ('r', 'p', 'S') LOOP
      IF made.relkind = 'S' THEN EXECUTE format('GRANT USAGE, SELECT, UPDATE ON SEQUENCE %s TO ${APP_ROLE}', made.name);
      ELSE EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %s TO ${APP_ROLE}', made.name);
      END IF;
    END LOOP;
  END
  $$;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE};
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO ${APP_ROLE};
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT EXECUTE ON FUNCTIONS TO ${APP_ROLE};`;

/**
 * Jobs are shown to the queue's own connections alone. The library's tables are whatever its version
 * makes, so the policy is put on each one that is there and lacks it.
 */
const WALLS = `
  DO $$
  DECLARE made regclass;
  BEGIN
    FOR made IN SELECT oid FROM pg_class
                 WHERE relnamespace = '${QUEUE_SCHEMA}'::regnamespace AND relkind IN ('r', 'p')
                   AND NOT (relrowsecurity AND relforcerowsecurity) LOOP
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', made);
      EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', made);
      EXECUTE format(
        $p$CREATE POLICY queue ON %s USING (
          'queue' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]))$p$, made);
    END LOOP;
  END
  $$;`;

/** Brings the queue's own tables up to the version of the library and lets the running program use them. */
export const queueSchema: OtherSchema = async (ownerUrl) => {
  const client = new ListenedClient({ connectionString: ownerUrl, options: QUEUE_OPTION });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(GRANTS);
    await client.query(WALLS);
  } finally {
    await client.end();
  }
};
