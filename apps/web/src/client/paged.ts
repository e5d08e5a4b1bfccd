import {
  type InfiniteData,
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query';
import type { Page } from './api.js';

/**
 * Loads a list page by page with cursors. While another list is being loaded because a filter
 * changed, the previous items remain visible.
 */
export function usePages<Item>(
  queryKey: QueryKey,
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
  enabled = true,
) {
  const query = useInfiniteQuery<
    Page<Item>,
    Error,
    InfiniteData<Page<Item>, string | undefined>,
    QueryKey,
    string | undefined
  >({
    queryKey,
    enabled,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}

/** Result of {@link usePages}, for components that display a list. */
export type Pages<Item> = ReturnType<typeof usePages<Item>>;
