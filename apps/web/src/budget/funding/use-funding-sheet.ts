import { useState } from 'react';
import type { ChangeRequest } from '../../client/budget-change-requests.js';
import type { FundingBody, FundingMatrix } from '../../client/planning.js';
import type { ProjectDetail } from '../../client/projects.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { typedAmount } from '../../ui/money/typed-amount.js';
import { useSheetEdits } from '../../ui/sheet/sheet-edits.js';
import { FUNDING_SOURCES } from '../../ui/money/funding-sources.js';
import {
  editableByYear,
  type OpenChangeRequest,
  shownChangeRequest,
  waitingByYear,
} from '../open-change-requests.js';
import type { SourceDocument } from '../source-document-form.js';
import { useChosenYears } from '../use-chosen-years.js';
import type { SheetChangeRequest, SheetHalf } from '../use-save-sheet.js';
import { useSheetChangeRequest } from '../use-sheet-change-request.js';
import { type FundingYear, readColumn } from './funding-column.js';

/** Properties of the editable table of funding. */
export interface FundingSheetProps {
  project: ProjectDetail;
  unit: MoneyUnit;
  matrix: FundingMatrix;
  filings: readonly ChangeRequest[];
}

/**
 * Manages the editable table of funding: its years and sources, the typed values, and the change
 * requests that save them.
 */
export function useFundingSheet({
  project,
  unit,
  matrix,
  filings: changeRequests,
}: FundingSheetProps) {
  const edits = useSheetEdits(unit);
  const [added, setAdded] = useState<{ years: readonly number[]; sources: readonly string[] }>({
    years: [],
    sources: [],
  });
  const changeRequest = useSheetChangeRequest(project.id, (saved) =>
    edits.drop((_, year) => year === String(saved)),
  );
  const open = { editable: editableByYear(changeRequests), waiting: waitingByYear(changeRequests) };
  const { editable, waiting } = open;
  const drafted = (year: number): FundingBody['cells'] | null =>
    (shownChangeRequest(open, year)?.content as Partial<FundingBody> | undefined)?.cells ?? null;
  const heldText = (source: string, year: number): string => {
    const held = drafted(year) ?? matrix.years.find((one) => one.year === year)?.cells ?? [];
    const fen = held.find((cell) => cell.source === source)?.plannedFen ?? null;
    return fen === null ? '' : typedAmount(fen, unit);
  };
  const years = sortedYears(
    matrix.years.map(({ year }) => year),
    [...editable.keys(), ...waiting.keys()],
    added.years,
  );
  const used = new Set([
    ...matrix.sources.map(({ source }) => source),
    ...years.flatMap((year) => drafted(year)?.map(({ source }) => source) ?? []),
    ...added.sources,
  ]);
  const columns = years.map((year) => ({
    year,
    held: matrix.years.find((one) => one.year === year) ?? null,
    read: readColumn((source) => edits.text(source, String(year), heldText(source, year)), unit),
    changed: FUNDING_SOURCES.some((source) =>
      edits.isChanged(source, String(year), heldText(source, year)),
    ),
  }));
  const choice = useChosenYears(columns, open);
  const chosen = columns.filter(({ year }) => choice.chosen.has(year));
  return {
    ...{ edits, filing: changeRequest, open, heldText, years, columns, choice, chosen },
    sources: FUNDING_SOURCES.filter((source) => used.has(source)) as readonly string[],
    unusedSources: FUNDING_SOURCES.filter((source) => !used.has(source)) as readonly string[],
    addYear: (year: number) => setAdded((now) => ({ ...now, years: [...now.years, year] })),
    addSource: (source: string) =>
      setAdded((now) => ({ ...now, sources: [...now.sources, source] })),
    save: (sourceDocument: SourceDocument, andSubmit: boolean): void =>
      changeRequest.save(
        chosen.map((column) =>
          changeRequestOf(column, editable.get(column.year) ?? null, sourceDocument),
        ),
        andSubmit,
      ),
    keep: (sourceDocument: Partial<SourceDocument>): void =>
      changeRequest.keep(
        chosen.map((column) => halfOf(column, editable.get(column.year) ?? null, sourceDocument)),
      ),
  };
}

const changeRequestOf = (
  { year, read }: FundingYear,
  over: OpenChangeRequest | null,
  sourceDocument: SourceDocument,
): SheetChangeRequest => ({
  year,
  over,
  filed: { kind: 'funding', body: { year, cells: read.cells, ...sourceDocument } },
});

const halfOf = (
  { year, read }: FundingYear,
  over: OpenChangeRequest | null,
  sourceDocument: Partial<SourceDocument>,
): SheetHalf => ({
  year,
  over,
  body: {
    kind: 'funding',
    content: { year, ...sourceDocument, ...(read.cells.length > 0 ? { cells: read.cells } : {}) },
  },
});

const sortedYears = (...lists: readonly (readonly number[])[]): number[] =>
  [...new Set(lists.flat())].sort((one, other) => one - other);
