import { useState } from 'react';
import type { OpenChangeRequest } from './open-change-requests.js';
import type { SourceDocument } from './source-document-form.js';

interface OpenChangeRequests {
  editable: ReadonlyMap<number, OpenChangeRequest>;
  waiting: ReadonlyMap<number, OpenChangeRequest>;
}

/**
 * Returns the years of an editable table that can be submitted now, and which of them are selected:
 * by default those that have changes. `sourceDocument` is taken from the selected drafts, or null.
 * `sourceDocumentKey` is a React key that changes with the drafts, so that the form then starts
 * with their source document.
 */
export function useChosenYears(
  rows: readonly { year: number; changed: boolean }[],
  { editable, waiting }: OpenChangeRequests,
) {
  const [ticked, setTicked] = useState<ReadonlyMap<number, boolean>>(new Map());
  // Years with a pending change request cannot be selected, because they are read-only.
  const candidates = rows
    .filter(({ year, changed }) => !waiting.has(year) && (changed || editable.has(year)))
    .map(({ year, changed }) => ({
      year,
      chosen: ticked.get(year) ?? (changed || editable.size === 1),
    }));
  const chosen: ReadonlySet<number> = new Set(
    candidates.filter((one) => one.chosen).map(({ year }) => year),
  );
  const sourceDocument =
    [...chosen]
      .map((year) => editable.get(year)?.content as SourceDocument | undefined)
      .find((content) => content !== undefined) ?? null;
  return {
    candidates,
    chosen,
    choose: (years: readonly number[]): void =>
      setTicked(new Map(candidates.map(({ year }) => [year, years.includes(year)]))),
    sourceDocument,
    sourceDocumentKey: sourceDocument
      ? `over ${[...editable.values()].map(({ id, version }) => `${id} ${version}`).join(' ')}`
      : 'new',
  };
}
