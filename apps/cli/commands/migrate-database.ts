import type { Answer } from '../answer.js';
import { openDatabasePlace, upgradeDatabase } from '#installation';
import { givenSettings } from '../session.js';

/** `tracker migrate`: updates the database schema to the newest version. */
export async function migrateDatabase(): Promise<Answer> {
  const place = await openDatabasePlace(givenSettings(), { serve: false });
  try {
    const steps = await upgradeDatabase(place.ownerUrl, (line) =>
      process.stderr.write(`${line}\n`),
    );
    return {
      lines: steps.length ? steps.map((step) => `done: ${step}`) : ['The database is up to date.'],
      data: { steps },
    };
  } finally {
    await place.close();
  }
}
