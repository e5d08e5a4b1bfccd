import type { Page } from './api.js';

/** Bounds the walk through the pages; a city has hundreds of units, and a project hundreds of documents, not tens of thousands. */
const PAGES_MAX = 50;

/** Reads a list to its end, page by page, for choices that must offer everything. */
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
