import type { JobParts } from '#platform/jobs';
import type { Evaluation } from '../commands/evaluate-projects.js';
import type { PortfolioScan } from '../commands/scan-portfolio.js';

/** Logs the result of evaluating alert rules: one line with counts, and one line for each error. */
export function logEvaluation(
  { log }: Pick<JobParts, 'log'>,
  event: string,
  found: Evaluation | PortfolioScan,
  digests: number,
): void {
  for (const { projectId, reason } of found.broken)
    log.error({ projectId, reason }, 'alerts.project-not-evaluated');
  for (const rule of new Set(found.failures.map((failure) => failure.rule))) {
    const ofRule = found.failures.filter((failure) => failure.rule === rule);
    log.error({ rule, projects: ofRule.length, reason: ofRule[0]?.reason }, 'alerts.rule-failed');
  }
  if (found.projects === 0 && digests === 0 && !('portfolio' in found)) return;
  log.info({ ...countsOf(found), digests }, event);
}

/** Returns the counts of an evaluation of alert rules, for the log line. */
export const countsOf = ({
  projects,
  raised,
  cleared,
  reopened,
  unjudged,
  notifications,
  ...more
}: Evaluation | PortfolioScan) => ({
  ...('portfolio' in more ? { portfolio: more.portfolio } : {}),
  projects,
  raised: raised.length,
  cleared: cleared.length,
  reopened: reopened.length,
  unjudged: unjudged.length,
  notifications,
});
