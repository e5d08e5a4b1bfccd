import { useMutation, useQuery } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type Contract = Schema<'ContractDto'>;
export type ContractPage = Schema<'ContractPageDto'>;
export type ContractLine = Schema<'ContractLineDto'>;
export type NewContract = Schema<'ContractBody'>;
export type ContractKind = NewContract['kind'];
export type NewContractEvent = Schema<'ContractEventBody'>;
export type ContractEventKind = NewContractEvent['kind'];

/** Most contracts that the page of a project shows at once. */
const PAGE = 200;

/** Loads the contracts of a project with their sums. */
export const useContracts = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'contracts'],
    queryFn: () =>
      dataOf(
        api.GET('/api/projects/{id}/contracts', {
          params: { path: { id: projectId }, query: { limit: PAGE } },
        }),
      ),
  });

/** Files a contract. Another person decides it. */
export function useFileContract(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: NewContract) =>
      dataOf(
        api.POST('/api/projects/{id}/contracts', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Files what happened to a contract. Another person decides it. */
export function useFileContractEvent({ projectId, id }: Pick<Contract, 'projectId' | 'id'>) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: NewContractEvent) =>
      dataOf(
        api.POST('/api/projects/{id}/contracts/{contractId}/events', {
          params: {
            path: { id: projectId, contractId: id },
            header: { 'Idempotency-Key': requestKey },
          },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Loads the payments in the ledger of a project, reversals left out. */
export const usePaymentsOfProject = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'payments-to-tie'],
    queryFn: () =>
      dataOf(
        api.GET('/api/projects/{id}/ledger-entries', {
          params: { path: { id: projectId }, query: { limit: PAGE, series: 'paid' } },
        }),
      ),
  });

/** Replaces the payments that are tied to a contract. */
export function useTiePayments({ projectId, id }: Pick<Contract, 'projectId' | 'id'>) {
  return useMutation({
    mutationFn: (entryIds: readonly string[]) =>
      dataOf(
        api.PUT('/api/projects/{id}/contracts/{contractId}/payments', {
          params: { path: { id: projectId, contractId: id } },
          body: { entryIds: entryIds.length === 0 ? null : [...entryIds] },
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}
