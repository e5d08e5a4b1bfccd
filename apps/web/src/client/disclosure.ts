import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type DisclosurePackage = Schema<'DisclosurePackageDto'>;
export type DisclosurePreview = Schema<'DisclosurePreviewDto'>;
export type DisclosedProject = Schema<'DisclosedProjectDto'>;
export type NewPackage = Schema<'DisclosurePackageBody'>;
export type DisclosureTier = NewPackage['tier'];
export type DisclosedField = NonNullable<NewPackage['fields']>[number];

const DISCLOSURE = 'disclosure';
const PAGE = 50;

/** Loads the packages that were published, the newest first. */
export const useDisclosurePackages = () =>
  usePages<DisclosurePackage>([DISCLOSURE, 'list'], (cursor) =>
    dataOf(api.GET('/api/disclosure-packages', { params: { query: { limit: PAGE, cursor } } })),
  );

/** Loads what a package says, before and after it is decided. */
export const useDisclosurePackage = (id: string) =>
  useQuery({
    queryKey: [DISCLOSURE, id],
    queryFn: () => dataOf(api.GET('/api/disclosure-packages/{id}', { params: { path: { id } } })),
  });

/** Asks what a package would say. */
export const usePreviewPackage = () =>
  useMutation({
    mutationFn: (body: NewPackage) =>
      dataOf(api.POST('/api/disclosure-packages/previews', { body })),
  });

/** Submits a package for the decision of another person. */
export function useFilePackage() {
  const requestKey = useRequestKey();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewPackage) =>
      dataOf(
        api.POST('/api/disclosure-packages', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['change-requests'] }),
  });
}
