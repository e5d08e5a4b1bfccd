import { runMigrations } from 'bullmq';
import pg from 'pg';
import { APP_ROLE } from '../database/data-source.js';
import type { OtherSchema } from '../database/migrate.js';

/** Where the queue keeps its jobs when it lives in PostgreSQL; nothing of ours stands there. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Brings the queue's own tables up to the version of the library and lets the running program use them.
 * The program may also create there: the library makes one sequence per queue when the first job is added.
 */
export const queueSchema: OtherSchema = async (ownerUrl) => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(`
      GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
      GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT EXECUTE ON FUNCTIONS TO ${APP_ROLE};`);
  } finally {
    await client.end();
  }
};
