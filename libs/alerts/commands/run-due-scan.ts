import { loadCalendar } from '#platform/calendar';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope } from '#platform/database';
import { failpoint } from '#platform/program';
import type { Day } from '#values';
import { dueSlot } from '../rules/scan-day.js';
import { finishSlot, forgetSlotsAfter, keepSlot, takeSlot } from '../store/scan-slots.js';
import { type ComposedDigest, composeDigests, type TellingSettings } from './compose-digests.js';
import { transferOpenAlerts } from './transfer-open-alerts.js';
import { type PortfolioScan, scanPortfolio } from './scan-portfolio.js';

/**
 * Result of a finished scan (daily evaluation of the alert rules), with the day for which the scan
 * was due.
 */
export interface RanScan {
  slotOn: Day;
  found: PortfolioScan;
  digests: ComposedDigest[];
}

/**
 * Runs today's scan (daily evaluation of the alert rules) if it is due and no process has run it:
 * evaluates all projects and composes one mail per person. On a working day the mail contains all
 * pending notifications, on other days only the urgent ones. Any process may call this at any time.
 * An interrupted scan is repeated; results that were already stored are kept.
 * @returns null when no scan was due or another process runs it.
 */
export async function runDueScan(
  database: Database,
  clock: Clock,
  settings: TellingSettings,
): Promise<RanScan | null> {
  const slotOn = dueSlot(clock);
  if (!slotOn) return null;
  const scope = serviceScope('alerts');
  await failpoint('scan.take');
  const taken = await database.write(scope, async (tx) => {
    await forgetSlotsAfter(tx, slotOn);
    return takeSlot(tx, slotOn, clock.now());
  });
  if (!taken) return null;
  await failpoint('scan.taken');
  const found = await scanPortfolio(database, clock, {
    asOf: slotOn,
    onBatch: () => database.write(scope, (tx) => keepSlot(tx, slotOn, clock.now())),
  });
  await transferOpenAlerts(database, clock);
  const calendar = await database.read(scope, loadCalendar);
  // On days off only urgent notifications are sent; the others stay pending until the next working
  // morning.
  const digests = await composeDigests(database, clock, {
    settings,
    urgentOnly: !calendar.kindOf(slotOn).sends,
  });
  await failpoint('scan.told');
  await failpoint('scan.finish');
  await database.write(scope, (tx) =>
    finishSlot(tx, slotOn, clock.now(), {
      raised: found.raised.length,
      cleared: found.cleared.length,
    }),
  );
  await failpoint('scan.finished');
  return { slotOn, found, digests };
}
