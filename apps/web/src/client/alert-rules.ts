import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type RuleVersion = Schema<'AlertRuleVersionDto'>;
export type RuleKind = Schema<'RuleKindDto'>;
export type RuleSet = Schema<'RuleSetDto'>;
export type RulePreview = Schema<'RulePreviewDto'>;
export type RuleChangeRequest = Schema<'RuleChangeRequestDto'>;
export type RuleChangeRequestState = RuleChangeRequest['state'];
export type Recipient = Schema<'RecipientDto'>;
export type EscalationLevel = Schema<'EscalationLevelDto'>;
/** The part of a rule that can be previewed: its thresholds and its severity. */
export type TriedRule = Schema<'TriedRuleDto'>;
/** The content of a proposal for a rule. */
export type WantedRule = Schema<'NewRuleChangeRequestDto'>;

const RULES = ['alert-rules'] as const;

/** Versions of the alert rules: those in force on a day, or all of them. */
export const useRuleVersions = (on: string | null) =>
  useQuery({
    queryKey: [...RULES, 'versions', on],
    queryFn: async () =>
      (await dataOf(api.GET('/api/alert-rules', { params: { query: { on: on ?? undefined } } })))
        .items,
  });

/** Rules that the program implements, with descriptions of their parameters. */
export const useRuleKinds = () =>
  useQuery({
    queryKey: [...RULES, 'kinds'],
    queryFn: async () => (await dataOf(api.GET('/api/alert-rule-kinds'))).items,
  });

/** Published rule sets of cities. */
export const useRuleSets = () =>
  useQuery({
    queryKey: [...RULES, 'sets'],
    queryFn: async () => (await dataOf(api.GET('/api/alert-rule-sets'))).items,
  });

/**
 * Previews the alerts that a version would raise over the whole portfolio on a day; changes
 * nothing.
 */
export const usePreviewRule = () =>
  useMutation({
    mutationFn: ({ rule: { code, severity, parameters }, on }: { rule: TriedRule; on: string }) =>
      dataOf(api.POST('/api/alert-rules/previews', { body: { code, severity, parameters, on } })),
  });

/** Proposed changes of rules, newest first. */
export const useRuleChangeRequests = (state: RuleChangeRequestState | null) =>
  usePages<RuleChangeRequest>([...RULES, 'proposals', { state }], (cursor) =>
    dataOf(
      api.GET('/api/alert-rule-proposals', {
        params: { query: { limit: 100, cursor, state: state ?? undefined } },
      }),
    ),
  );

/** One proposal for a rule. */
export const useRuleChangeRequest = (id: string) =>
  useQuery({
    queryKey: [...RULES, 'proposals', id],
    queryFn: () => dataOf(api.GET('/api/alert-rule-proposals/{id}', { params: { path: { id } } })),
  });

function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: RULES });
}

/** Proposes a new version of a rule, or its end. */
export function useProposeRule() {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: WantedRule) =>
      dataOf(
        api.POST('/api/alert-rule-proposals', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useStale(),
  });
}

/** Proposes every rule of a published set. */
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

/**
 * Decides about a proposal. The request names the version that was displayed; when the server
 * rejects it, the proposal is reloaded.
 */
export function useDecideRule({ id, etag }: Pick<RuleChangeRequest, 'id' | 'etag'>) {
  const stale = useStale();
  return useMutation({
    mutationFn: (body: Schema<'ChangeRequestDecisionBody'>) =>
      dataOf(
        api.POST('/api/alert-rule-proposals/{id}/decision', {
          params: { path: { id }, header: { 'If-Match': etag } },
          body,
        }),
      ),
    onSettled: stale,
  });
}
