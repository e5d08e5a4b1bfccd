import { runMigrations } from 'bullmq';
import { ListenedClient } from '../database/listened-client.js';
import { APP_ROLE } from '../database/role-names.js';
import type { OtherSchema } from '../database/migrate.js';

/** Where the queue keeps its jobs when it lives in PostgreSQL; nothing of ours stands there. */
export const QUEUE_SCHEMA = 'bullmq';

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

/** Brings the queue's own tables up to the version of the library and lets the running program use them. */
export const queueSchema: OtherSchema = async (ownerUrl) => {
  const client = new ListenedClient({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(GRANTS);
  } finally {
    await client.end();
  }
};
