import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { loadCalendar } from '#platform/calendar';
import { type Database, serviceScope, type Tx } from '#platform/database';
import { refuseField } from '#platform/problem';
import { projectIdsAfter } from '#projects';
import { missingReturns, organisationsAsked } from '#returns';
import type { Day } from '#values';
import { ORGANISATION_RULES } from '../rules/all-rules.js';
import { versionProblem, type WantedVersion } from '../rules/check-version.js';
import { evaluateProject } from '../rules/evaluate-project.js';
import type { RuleVersion } from '../rules/evaluation-result.js';
import { returnEpisode } from '../rules/return-missing.js';
import { loadFacts } from '../store/project-facts.js';

/**
 * Result of a preview: what a version of an alert rule would cause on a day, over all projects. The
 * result contains counts only, because people who edit rules may have no access to projects.
 */
export interface RulePreview {
  on: Day;
  projects: number;
  /** Number of the rule's alerts that are live on that day. */
  standing: number;
  wouldRaise: number;
  wouldClear: number;
  wouldStay: number;
  cannotBeJudged: number;
  noData: number;
  silent: number;
  /** Number of projects for which the rule threw an error. */
  failures: number;
}

const BATCH = 200;

/**
 * Evaluates a version of a rule for a day without writing anything. For today the present project
 * data are used, for an earlier day the data as they were at the end of that day.
 */
export async function previewRule(
  tx: Tx,
  wanted: Pick<WantedVersion, 'code' | 'severity' | 'parameters'>,
  on: Day,
  today: Day,
): Promise<RulePreview> {
  const version: RuleVersion = { ...wanted, version: 0, recipients: [], escalation: [] };
  const standing = new Set(
    (
      await tx.query<{ key: string }[]>(
        `SELECT episode_key AS key FROM alerts
          WHERE rule = $1 AND raised_on <= $2
            AND (state IN ('open', 'acknowledged', 'snoozed') OR resolved_on > $2)`,
        [wanted.code, on],
      )
    ).map(({ key }) => key),
  );
  const preview: RulePreview = {
    on,
    projects: 0,
    standing: standing.size,
    wouldRaise: 0,
    wouldClear: 0,
    wouldStay: 0,
    cannotBeJudged: 0,
    noData: 0,
    silent: 0,
    failures: 0,
  };
  const kept = new Set<string>();
  if (ORGANISATION_RULES.includes(wanted.code)) {
    for (const key of await missingKeys(tx, on)) {
      preview[standing.has(key) ? 'wouldStay' : 'wouldRaise'] += 1;
      kept.add(key);
    }
  }
  for (let after: string | null = null; ;) {
    const ids: string[] = await projectIdsAfter(tx, after, BATCH);
    if (ids.length === 0) break;
    for (const project of await loadFacts(tx, ids, { on, past: on < today })) {
      const { results, failures } = evaluateProject(project, [version], on);
      preview.projects += 1;
      preview.failures += failures.length;
      for (const { state, episodeKey } of results) {
        const stands = standing.has(episodeKey);
        if (state === 'raised') preview[stands ? 'wouldStay' : 'wouldRaise'] += 1;
        // An alert stays open also while its rule cannot be evaluated (`cannot-be-judged`), but not
        // when the data are missing (`no-data`).
        if (state === 'raised' || state === 'cannot-be-judged') kept.add(episodeKey);
        if (state === 'cannot-be-judged') preview.cannotBeJudged += 1;
        if (state === 'no-data') preview.noData += 1;
        if (state === 'silent') preview.silent += 1;
      }
    }
    after = ids.at(-1) ?? null;
  }
  preview.wouldClear = [...standing].filter((key) => !kept.has(key)).length;
  return preview;
}

/**
 * Lists the keys of the alerts about missing returns that a day has. What is submitted is known for
 * the present alone, also for an earlier day.
 */
async function missingKeys(tx: Tx, on: Day): Promise<string[]> {
  const months = await missingReturns(tx, {
    units: await organisationsAsked(tx),
    today: on,
    calendar: await loadCalendar(tx),
  });
  return months
    .filter(({ projects }) => projects.length > 0)
    .map(({ organisationId, month }) => returnEpisode(organisationId, month));
}

interface PreviewOfInput {
  wanted: Pick<WantedVersion, 'code' | 'severity' | 'parameters'>;
  on: Day;
  requestId: string;
}

/**
 * Previews a version of a rule for a person who edits rules. The preview runs in a service scope
 * that reads every project, because its result contains only counts.
 * @throws Problem FORBIDDEN, RULE_… for invalid content, DAY_AFTER_TODAY.
 */
export async function previewOf(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted, on, requestId }: PreviewOfInput,
): Promise<RulePreview> {
  allow(actor, 'alert-rule.preview');
  const problem = versionProblem({ ...wanted, recipients: [], escalation: [] });
  if (problem) throw problem;
  const today = clock.today();
  if (on > today) throw refuseField('DAY_AFTER_TODAY', 'on', { today }, `≤ ${today}`);
  return database.read(serviceScope('alert-rule-preview', requestId), (tx) =>
    previewRule(tx, wanted, on, today),
  );
}
