import {
  type InfiniteData,
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query';
import type { Page } from './api.js';

/** A list that grows page by page, by the cursor of the page before. What was shown stays while a changed filter is asked for. */
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

/** What a list that {@link usePages} reads looks like to whoever shows it. */
export type Pages<Item> = ReturnType<typeof usePages<Item>>;
