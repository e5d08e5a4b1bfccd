import type { Page } from './api.js';

/**
 * Most pages that are read. A city has hundreds of organisations and a project hundreds of
 * documents, far fewer than this allows.
 */
const PAGES_MAX = 50;

/** Reads a whole list page by page, for selections that must offer every item. */
export async function readAll<Item>(
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { items, nextCursor } = await ask(cursor);
    all.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return all;
}
