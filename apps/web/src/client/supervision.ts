import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type SupervisionItem = Schema<'SupervisionItemDto'>;
export type SupervisionDetail = Schema<'SupervisionItemDetailDto'>;
export type SupervisionStep = Schema<'SupervisionStepDto'>;
export type SupervisionKind = SupervisionItem['kind'];
export type SupervisionState = SupervisionItem['state'];
export type NewSupervisionItem = Schema<'NewSupervisionItemDto'>;
export type MeasureKind = Schema<'ItemMeasureDto'>['kind'];

/** Filters of the list of items; null means no restriction. */
export interface SupervisionFilter {
  kind: SupervisionKind | null;
  state: SupervisionState | null;
  projectId: string | null;
  organisationId: string | null;
  ownerId: string | null;
  alertId: string | null;
  overdue: true | null;
}

const SUPERVISION = 'supervision';
const PAGE = 100;

/** Loads items of supervision and audit findings that the user may see, newest first. */
export const useSupervisionItems = (filter: SupervisionFilter) =>
  usePages<SupervisionItem>([SUPERVISION, 'list', filter], (cursor) =>
    dataOf(
      api.GET('/api/supervision-items', {
        params: {
          query: {
            limit: PAGE,
            cursor,
            ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null)),
          },
        },
      }),
    ),
  );

/** Loads one item with its steps. */
export const useSupervisionItem = (id: string) =>
  useQuery({
    queryKey: [SUPERVISION, id],
    queryFn: () => dataOf(api.GET('/api/supervision-items/{id}', { params: { path: { id } } })),
  });

/** Returns a function that reloads what the user sees of items after one of them has changed. */
function useAfterStep(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: [SUPERVISION] });
    await client.invalidateQueries({ queryKey: ['findings'] });
  };
}

/** Assigns an item to an organisation. */
export function useOpenItem() {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: NewSupervisionItem) =>
      dataOf(
        api.POST('/api/supervision-items', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterStep(),
  });
}

/** A step that the user takes with an item, with what the step needs. */
export type ItemStep =
  | { step: 'receipt' }
  | { step: 'reply'; words: string; document: string | null }
  | { step: 'accept' | 'return' | 'closure' | 'withdrawal'; words: string }
  | { step: 'extension'; dueOn: string; words: string }
  | { step: 'grant' | 'refuse'; words: string | null }
  | { step: 'measure'; kind: MeasureKind; on: string; words: string };

/** Takes a step with an item. */
export function useItemStep(id: string) {
  const requestKey = useRequestKey();
  const params = { path: { id }, header: { 'Idempotency-Key': requestKey } };
  return useMutation({
    mutationFn: (taken: ItemStep) => dataOf(sendStep(params, taken)),
    onSuccess: useAfterStep(),
  });
}

function sendStep(
  params: { path: { id: string }; header: { 'Idempotency-Key': string } },
  taken: ItemStep,
) {
  switch (taken.step) {
    case 'receipt':
      return api.POST('/api/supervision-items/{id}/receipt', { params, body: {} });
    case 'reply':
      return api.POST('/api/supervision-items/{id}/replies', {
        params,
        body: { words: taken.words, document: taken.document },
      });
    case 'accept':
      return api.POST('/api/supervision-items/{id}/verification', {
        params,
        body: { accepted: true, words: taken.words },
      });
    case 'return':
    case 'closure':
    case 'withdrawal':
      return api.POST(`/api/supervision-items/{id}/${taken.step}`, {
        params,
        body: { words: taken.words },
      });
    case 'extension':
      return api.POST('/api/supervision-items/{id}/extension', {
        params,
        body: { dueOn: taken.dueOn, reason: taken.words },
      });
    case 'grant':
    case 'refuse':
      return api.POST('/api/supervision-items/{id}/extension/decision', {
        params,
        body: { granted: taken.step === 'grant', words: taken.words },
      });
    case 'measure':
      return api.POST('/api/supervision-items/{id}/measures', {
        params,
        body: { kind: taken.kind, on: taken.on, words: taken.words },
      });
  }
}
