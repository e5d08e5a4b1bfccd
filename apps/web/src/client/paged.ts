import {
  type InfiniteData,
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query';
import type { Page } from './api.js';

/**
 * A list that is loaded page by page with cursors. While a changed filter is being loaded, the
 * previous items remain visible.
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

/** Result of {@link usePages}, as components that show a list use it. */
export type Pages<Item> = ReturnType<typeof usePages<Item>>;
