import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

export type Found = Schema<'FoundDto'>;

/**
 * Searches for records of all kinds by a part of their name, its pinyin, its initials or a code.
 * While the answer to a longer text is awaited, the former one stays. Nothing is asked for an empty
 * text.
 */
export const useSearch = (q: string) =>
  useQuery({
    queryKey: ['search', q],
    enabled: q !== '',
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/search', { params: { query: { q, limit: 30 } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
