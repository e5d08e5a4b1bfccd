import {
  type InfiniteData,
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { type Page, withAddress } from './api.js';

/** A page and the address that answered it. */
interface AddressedPage<Item> extends Page<Item> {
  address: string | null;
}

async function addressed<Item>(ask: () => Promise<Page<Item>>): Promise<AddressedPage<Item>> {
  const { result, address } = withAddress(ask);
  return { ...(await result), address };
}

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
    AddressedPage<Item>,
    Error,
    InfiniteData<AddressedPage<Item>, string | undefined>,
    QueryKey,
    string | undefined
  >({
    queryKey,
    enabled,
    queryFn: ({ pageParam }) => addressed(() => ask(pageParam)),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return {
    ...query,
    items: query.data?.pages.flatMap((page) => page.items),
    /** Address of the first page, for the links that download the whole list. */
    address: query.data?.pages[0]?.address ?? null,
  };
}

/** Result of {@link usePages}, for components that display a list. */
export type Pages<Item> = ReturnType<typeof usePages<Item>>;
