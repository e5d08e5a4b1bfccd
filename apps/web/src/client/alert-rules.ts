import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

export type RuleVersion = Schema<'AlertRuleVersionDto'>;
export type Recipient = Schema<'RecipientDto'>;
export type LadderStep = Schema<'LadderStepDto'>;

export const ALERT_RULES = ['alert-rules'] as const;

/** Versions of the rules by which alerts are judged: those in force on a day, or all of them. */
export const useRuleVersions = (on: string | null) =>
  useQuery({ queryKey: [...ALERT_RULES, 'versions', on], queryFn: async () => (await dataOf(api.GET('/api/alert-rules', { params: { query: { on: on ?? undefined } } }))).items });
