import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

export type Unit = Schema<'OrganisationView'>;

const PAGE = 200;
/** Bounds the walk through the pages; a city has hundreds of units, not tens of thousands. */
const PAGES_MAX = 50;

async function readUnits(): Promise<Unit[]> {
  const units: Unit[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { items, nextCursor } = await dataOf(api.GET('/api/organisations', { params: { query: { limit: PAGE, cursor } } }));
    units.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return units;
}

/** Every unit of the city. */
export const useUnits = () => useQuery({ queryKey: ['organisations'], queryFn: readUnits, staleTime: 300_000 });
