import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Paper = Schema<'PaperDto'>;
export type Bulletin = Schema<'BulletinDto'>;
export type CoveredStanding = Schema<'CoveredStandingDto'>;
export type RankedOrganisation = Schema<'RankedOrganisationDto'>;
export type WarnedProject = Schema<'WarnedProjectDto'>;
export type NewPaper = Schema<'NewPaperDto'>;

const PAPERS = 'papers';
const PAGE = 50;

/** Loads the papers that were issued, the newest first. */
export const usePapers = () =>
  usePages<Paper>([PAPERS, 'list'], (cursor) =>
    dataOf(api.GET('/api/papers', { params: { query: { limit: PAGE, cursor } } })),
  );

/** Loads a paper with its facts. */
export const usePaper = (id: string) =>
  useQuery({
    queryKey: [PAPERS, id],
    queryFn: () => dataOf(api.GET('/api/papers/{id}', { params: { path: { id } } })),
  });

/** Loads what the bulletin of a month would say now. */
export const useBulletinPreview = (month: string) =>
  useQuery({
    queryKey: [PAPERS, 'preview', month],
    queryFn: () => dataOf(api.POST('/api/papers/previews', { body: { kind: 'bulletin', month } })),
  });

/** Issues a paper. */
export function useIssuePaper() {
  const requestKey = useRequestKey();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewPaper) =>
      dataOf(
        api.POST('/api/papers', { params: { header: { 'Idempotency-Key': requestKey } }, body }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [PAPERS, 'list'] }),
  });
}

/** Has a paper made again from its manifest, and says whether it is the same. */
export const useReproducePaper = (id: string) =>
  useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/papers/{id}/reproduction', { params: { path: { id } } })),
  });
