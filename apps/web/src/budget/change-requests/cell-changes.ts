import type { FieldChange } from '../../client/budget-change-requests.js';

interface Cell {
  source: string;
  plannedFen: string;
}
const isOfCell = ({ path }: FieldChange): boolean => path.startsWith('cells.');

/**
 * Replaces changes of funding cells that are identified by list position with changes identified by
 * funding source. Otherwise a source that only moved in the list would look like a change. Cells
 * without a change are read from `content`.
 */
export function bySource(changes: readonly FieldChange[], content: object): FieldChange[] {
  const now = (content as { cells?: Cell[] }).cells ?? [];
  if (!changes.some(isOfCell)) return [...changes];
  const told = new Map(changes.filter(isOfCell).map((change) => [change.path, change]));
  const places = Math.max(
    now.length,
    ...[...told.keys()].map((path) => Number(path.split('.')[1]) + 1),
  );
  const before = (at: number, field: keyof Cell): string | null => {
    const change = told.get(`cells.${at}.${field}`);
    return change ? change.old : (now[at]?.[field] ?? null);
  };
  const old = new Map<string, string | null>();
  for (let at = 0; at < places; at += 1) {
    const source = before(at, 'source');
    if (source !== null) old.set(source, before(at, 'plannedFen'));
  }
  const planned = new Map(now.map(({ source, plannedFen }) => [source, plannedFen]));
  const sources = [...new Set([...planned.keys(), ...old.keys()])];
  const moved = sources.map((source) => ({
    path: `cells.${source}.plannedFen`,
    old: old.get(source) ?? null,
    new: planned.get(source) ?? null,
  }));
  return [
    ...changes.filter((change) => !isOfCell(change)),
    ...moved.filter((change) => change.old !== change.new),
  ];
}
