import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, settleKnownAt } from '#platform/database';
import type { Month } from '#values';
import type { Bulletin } from '../rules/bulletin.js';
import { checkMonth } from '../rules/check-issue.js';
import { composeBulletin } from './bulletin-facts.js';

/** What a bulletin would say now, over the projects that the reader may see. */
export interface PreviewedBulletin {
  bulletin: Bulletin;
  projects: number;
  knownAt: Date;
}

/**
 * Composes the bulletin of a month over the projects that the actor may see. Keeps nothing.
 * @throws Problem FORBIDDEN, PAPER_MONTH_NOT_OVER
 */
export async function previewBulletin(
  database: Database,
  clock: Clock,
  actor: Actor,
  month: Month,
): Promise<PreviewedBulletin> {
  allow(actor, 'paper.read');
  const today = clock.today();
  checkMonth(month, today);
  const knownAt = await settleKnownAt(database, actor.scope, null);
  const composed = await database.read(actor.scope, (tx) =>
    composeBulletin(tx, { month, knownAt, today }),
  );
  return { ...composed, knownAt };
}
