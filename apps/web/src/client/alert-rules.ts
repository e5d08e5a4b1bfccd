import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type RuleVersion = Schema<'AlertRuleVersionDto'>;
export type RuleKind = Schema<'RuleKindDto'>;
export type RuleSet = Schema<'RuleSetDto'>;
export type RulePreview = Schema<'RulePreviewDto'>;
/** Content of a change request about an alert rule. */
export type RuleChange = WantedRule & { sentenceZh: string; sentenceEn: string };
export type Recipient = Schema<'RecipientDto'>;
export type EscalationLevel = Schema<'EscalationLevelDto'>;
/** The part of an alert rule that can be previewed before the rule is changed. */
export type TriedRule = Schema<'TriedRuleDto'>;
/** Request body that proposes a change of an alert rule. */
export type WantedRule = Schema<'NewRuleChangeRequestDto'>;

const RULES = ['alert-rules'] as const;

/**
 * Loads versions of the alert rules: those in force on the day `on`. With null it loads all
 * versions.
 */
export const useRuleVersions = (on: string | null) =>
  useQuery({
    queryKey: [...RULES, 'versions', on],
    queryFn: async () =>
      (await dataOf(api.GET('/api/alert-rules', { params: { query: { on: on ?? undefined } } })))
        .items,
  });

/** Loads the kinds of rule that the program can evaluate, with descriptions of their parameters. */
export const useRuleKinds = () =>
  useQuery({
    queryKey: [...RULES, 'kinds'],
    queryFn: async () => (await dataOf(api.GET('/api/alert-rule-kinds'))).items,
  });

/** Loads the published rule sets, each with the rules of one city. */
export const useRuleSets = () =>
  useQuery({
    queryKey: [...RULES, 'sets'],
    queryFn: async () => (await dataOf(api.GET('/api/alert-rule-sets'))).items,
  });

/** Previews the alerts that a rule would raise over all projects on a day. Nothing is stored. */
export const usePreviewRule = () =>
  useMutation({
    mutationFn: ({ rule: { code, severity, parameters }, on }: { rule: TriedRule; on: string }) =>
      dataOf(api.POST('/api/alert-rules/previews', { body: { code, severity, parameters, on } })),
  });

function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [RULES, ['change-requests']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}

/** Proposes a new version of an alert rule, or that the rule ends. */
export function useProposeRule() {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: WantedRule) =>
      dataOf(
        api.POST('/api/alert-rules', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useStale(),
  });
}

/** Proposes all rules of a published rule set. */
export function useProposeSet(set: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'SetRuleChangeRequestDto'>) =>
      dataOf(
        api.POST('/api/alert-rule-sets/{set}/proposals', {
          params: { path: { set }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useStale(),
  });
}
