import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type RuleVersion = Schema<'AlertRuleVersionDto'>;
export type RuleKind = Schema<'RuleKindDto'>;
export type RuleSet = Schema<'RuleSetDto'>;
export type RulePreview = Schema<'RulePreviewDto'>;
export type RuleProposal = Schema<'RuleProposalDto'>;
export type RuleProposalState = RuleProposal['state'];
export type Recipient = Schema<'RecipientDto'>;
export type LadderStep = Schema<'LadderStepDto'>;
/** What can be tried of a rule: its thresholds and how bad it is. */
export type TriedRule = Schema<'TriedRuleDto'>;
/** What can be proposed of a rule. */
export type WantedRule = Schema<'NewRuleProposalDto'>;

const RULES = ['alert-rules'] as const;

/** Versions of the rules by which alerts are judged: those in force on a day, or all of them. */
export const useRuleVersions = (on: string | null) =>
  useQuery({
    queryKey: [...RULES, 'versions', on],
    queryFn: async () =>
      (await dataOf(api.GET('/api/alert-rules', { params: { query: { on: on ?? undefined } } })))
        .items,
  });

/** Rules that the program knows, with what their thresholds take. */
export const useRuleKinds = () =>
  useQuery({
    queryKey: [...RULES, 'kinds'],
    queryFn: async () => (await dataOf(api.GET('/api/alert-rule-kinds'))).items,
  });

/** Schemes that cities have published. */
export const useRuleSets = () =>
  useQuery({
    queryKey: [...RULES, 'sets'],
    queryFn: async () => (await dataOf(api.GET('/api/alert-rule-sets'))).items,
  });

/** What a version would do over the whole portfolio on a day; changes nothing. */
export const usePreviewRule = () =>
  useMutation({
    mutationFn: ({ rule: { code, severity, parameters }, on }: { rule: TriedRule; on: string }) =>
      dataOf(api.POST('/api/alert-rules/previews', { body: { code, severity, parameters, on } })),
  });

/** Proposed changes of rules, newest first. */
export const useRuleProposals = (state: RuleProposalState | null) =>
  usePages<RuleProposal>([...RULES, 'proposals', { state }], (cursor) =>
    dataOf(
      api.GET('/api/alert-rule-proposals', {
        params: { query: { limit: 100, cursor, state: state ?? undefined } },
      }),
    ),
  );

/** One proposal. */
export const useRuleProposal = (id: string) =>
  useQuery({
    queryKey: [...RULES, 'proposals', id],
    queryFn: () => dataOf(api.GET('/api/alert-rule-proposals/{id}', { params: { path: { id } } })),
  });

function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: RULES });
}

/** Proposes another version of a rule, or its end. */
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

/** Proposes every rule of a published scheme. */
export function useProposeSet(set: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'SetProposalDto'>) =>
      dataOf(
        api.POST('/api/alert-rule-sets/{set}/proposals', {
          params: { path: { set }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useStale(),
  });
}

/** Decides about a proposal as it was read; refused, it is read again. */
export function useDecideRule({ id, etag }: Pick<RuleProposal, 'id' | 'etag'>) {
  const stale = useStale();
  return useMutation({
    mutationFn: (body: Schema<'ProposalDecisionBody'>) =>
      dataOf(
        api.POST('/api/alert-rule-proposals/{id}/decision', {
          params: { path: { id }, header: { 'If-Match': etag } },
          body,
        }),
      ),
    onSettled: stale,
  });
}
