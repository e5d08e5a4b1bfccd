import {
  composeDigests,
  explainNotEvaluable,
  transferOpenAlerts,
  scanPortfolio,
  withdrawStale,
} from '#alerts';
import { deliverDueMails } from '#platform/mail';
import type { Day } from '#values';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * `tracker scan [--as-of DAY] [--commit]`: evaluates all alert rules for all projects. With
 * `--commit`, or when DAY is today, the results are stored and new alerts are mailed.
 */
export function scan(options: { asOf?: string; commit?: boolean }): Promise<Answer> {
  return withSession(async ({ database, clock, settings }) => {
    const asOf = (options.asOf ?? clock.today()) as Day;
    const commit = options.commit === true || asOf === clock.today();
    const result = await scanPortfolio(database, clock, { asOf, commit });
    const lines = [
      `${asOf}: raised ${result.raised.length}, cleared ${result.cleared.length}${commit ? '' : ' (dry run, nothing kept)'}.`,
    ];
    if (!commit) {
      lines.push(
        ...result.raised.map((alert) => `would raise ${alert.rule}: ${alert.projectName}`),
      );
      lines.push(
        ...result.unjudged.map(
          ({ rule, projectName, state }) =>
            `${rule}: ${projectName}: ${state === 'cannot-be-judged' ? explainNotEvaluable(rule, 'en') : state}`,
        ),
      );
      return { lines, data: { asOf, commit, ...result } };
    }

    // Also notifies users of alerts that were open before these users got their roles. Mails are
    // sent immediately, without waiting for the time of the daily digest, and are dated the
    // evaluated day.
    await transferOpenAlerts(database, clock);
    const digests = await composeDigests(database, clock, {
      settings,
      urgentOnly: false,
      on: asOf,
      atAnyHour: true,
    });
    await withdrawStale(database, clock);
    const delivered = await deliverDueMails(database, clock, settings);
    lines.push(
      `${digests.length} digests composed, ${delivered.sent} sent, ${delivered.waiting} waiting for another try.`,
    );
    return { lines, data: { asOf, commit, ...result, digests: digests.length, delivered } };
  });
}
