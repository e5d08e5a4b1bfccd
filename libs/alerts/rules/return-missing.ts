import type { Day } from '#values';
import { given } from './ceiling.js';
import {
  type AlertRule,
  type EvaluationResult,
  type Inputs,
  neverByItself,
  type RuleVersion,
} from './evaluation-result.js';

const CODE = 'return-missing';

/** Largest number of projects that an alert names; it counts all. */
const NAMED_MAX = 20;

/** Returns of an organisation's month that are missing after their day. */
export interface MissingMonth {
  organisationId: string;
  organisationName: string;
  /** Such as `2026-10`. */
  month: string;
  dueOn: Day;
  /** Projects whose return is missing, in the order of projects. */
  projects: readonly { id: string; name: string }[];
}

/** Returns the key of the alert about an organisation's month. */
export const returnEpisode = (organisationId: string, month: string): string =>
  `${CODE}:${organisationId}:${month}`;

/** Reads the organisation and the month from the key of an alert; see {@link returnEpisode}. */
export function readReturnEpisode(key: string): { organisationId: string; month: string } | null {
  const parts = /^return-missing:(.+):(\d{4}-\d{2})$/.exec(key);
  return parts?.[1] && parts[2] ? { organisationId: parts[1], month: parts[2] } : null;
}

/** Evaluates an organisation's month. `projectId` is the project with which its alert stands. */
export const evaluateMonth = (
  { organisationId, organisationName, month, dueOn, projects }: MissingMonth,
  { version, severity }: Pick<RuleVersion, 'version' | 'severity'>,
  projectId: string,
): EvaluationResult => ({
  rule: CODE,
  ruleVersion: version,
  state: projects.length > 0 ? 'raised' : 'clear',
  severity,
  level: 1,
  subject: { type: 'project', id: projectId },
  episodeKey: returnEpisode(organisationId, month),
  inputs: {
    organisationId,
    organisation: organisationName,
    month,
    dueOn,
    missing: String(projects.length),
    projects: projects
      .slice(0, NAMED_MAX)
      .map(({ name }) => name)
      .join('\n'),
  },
});

/** Returns the names of the missing projects, and how many are not named. */
function named(inputs: Inputs): { names: string[]; left: number } {
  const names = (inputs['projects'] ?? '').split('\n').filter(Boolean);
  return { names, left: Number(given(inputs, 'missing')) - names.length };
}

/**
 * Alert rule: raised once for an organisation and month when, on the first working day after the
 * day by which the month's returns were due, some are not submitted. It is about no single project,
 * so that the evaluation of a project has no result of it; see `settleReturns`.
 */
export const returnMissing = {
  code: CODE,
  dimension: null,
  name: { zh: '月报缺报', en: 'Returns missing' },
  parameters: {},
  inWords: () => ({
    zh: '月报截止后的第一个工作日，仍有应报项目未提交的，按单位和月份提醒一次',
    en: 'Told once for an organisation and month when returns are missing on the first working day after they were due',
  }),
  evaluate: () => [],
  changesOn: neverByItself,
  turnsGreenWhen: () => [
    {
      what: 'returns-submitted',
      zh: '该月应报的月报全部提交',
      en: 'All returns owed for the month are submitted',
    },
  ],
  explain: {
    zh: (inputs) => {
      const { names, left } = named(inputs);
      return `${given(inputs, 'organisation')} ${given(inputs, 'month')} 月报缺 ${given(inputs, 'missing')} 项：${names.join('、')}${left > 0 ? ` 等，另有 ${left} 项未列出` : ''}；应于 ${given(inputs, 'dueOn')} 前提交`;
    },
    en: (inputs) => {
      const { names, left } = named(inputs);
      const count = given(inputs, 'missing');
      return `${given(inputs, 'organisation')}: ${count} return${count === '1' ? '' : 's'} for ${given(inputs, 'month')} missing (${names.join(', ')}${left > 0 ? `, and ${left} more` : ''}), due by ${given(inputs, 'dueOn')}`;
    },
  },
} as const satisfies AlertRule;
