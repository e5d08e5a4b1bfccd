import { runMigrations } from 'bullmq';
import { ListenedClient } from '../database/listened-client.js';
import { APP_ROLE } from '../database/role-names.js';
import type { OtherSchema } from '../database/migrate.js';

/**
 * Database schema that contains the job queue's tables when the queue is stored in PostgreSQL. The
 * program's own tables are in other schemas.
 */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Startup option of database connections that may access the job queue. For all other connections,
 * the queue's tables appear empty.
 */
export const QUEUE_OPTION = '-c tracker.privileges={queue}';

/**
 * SQL that grants the program's role access to those objects in the queue's schema that the owner's
 * role owns. Sequences that the program itself created, one per queue, need no grant.
 */
const GRANTS = `
  GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
  DO $$
  DECLARE made record;
  BEGIN
    FOR made IN SELECT oid::regclass AS name, relkind FROM pg_class
                 WHERE relnamespace = '${QUEUE_SCHEMA}'::regnamespace
                   AND relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
                   AND relkind IN ('r', 'p', 'S') LOOP
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
 * SQL that adds row-level security to the queue's tables, so that only the queue's own connections
 * see jobs. It applies to every table in the schema, because the tables depend on the version of
 * the library.
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

/**
 * Migrates the queue's tables to the version of the library, and grants the running program access
 * to them.
 */
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
