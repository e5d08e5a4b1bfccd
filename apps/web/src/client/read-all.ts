import type { Page } from './api.js';

/**
 * Largest number of pages that `readAll` loads. Real lists are far shorter: a city has hundreds of
 * organisations, a project hundreds of documents.
 */
const PAGES_MAX = 50;

/** Reads all pages of a list, for select inputs that must offer every item. */
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
