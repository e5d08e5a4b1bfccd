import { useState } from 'react';
import type { ChangeRequest } from '../../client/budget-change-requests.js';
import type { FundingMatrix, YearOfPlans, YearPlanBody } from '../../client/planning.js';
import type { ProjectDetail } from '../../client/projects.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { useSheetEdits } from '../../ui/sheet/sheet-edits.js';
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
import type { YearRow } from './year-cells.js';
import { COLUMNS, readRow, textOf } from './year-row.js';

/** Properties of the editable table of year plans. */
export interface YearSheetProps {
  project: ProjectDetail;
  unit: MoneyUnit;
  years: readonly YearOfPlans[];
  matrix: FundingMatrix;
  filings: readonly ChangeRequest[];
}

/**
 * Manages the editable table of year plans: its rows, the typed values, and the change requests
 * that save them.
 */
export function useYearSheet({
  project,
  unit,
  years: held,
  matrix,
  filings: changeRequests,
}: YearSheetProps) {
  const edits = useSheetEdits(unit);
  const [added, setAdded] = useState<readonly number[]>([]);
  const changeRequest = useSheetChangeRequest(project.id, (saved) =>
    edits.drop((year) => year === String(saved)),
  );
  const open = { editable: editableByYear(changeRequests), waiting: waitingByYear(changeRequests) };
  const { editable, waiting } = open;
  const planOf = (year: number) => {
    const found = held.find((one) => one.year === year);
    return found ? (found.adjusted ?? found.original) : null;
  };
  const heldText = (year: number, column: string): string =>
    textOf(
      (shownChangeRequest(open, year)?.content as YearPlanBody | undefined) ?? planOf(year),
      column,
      unit,
    );
  const years = [
    ...new Set([...held.map(({ year }) => year), ...editable.keys(), ...waiting.keys(), ...added]),
  ].sort((one, other) => one - other);
  const rows = years.map((year) => ({
    year,
    plan: planOf(year),
    row: readRow((column) => edits.text(String(year), column, heldText(year, column)), unit),
    changed: COLUMNS.some((column) =>
      edits.isChanged(String(year), column, heldText(year, column)),
    ),
    plannedFen: matrix.years.find((one) => one.year === year)?.plannedFen ?? null,
  }));
  const choice = useChosenYears(rows, open);
  const chosen = rows.filter(({ year }) => choice.chosen.has(year));
  return {
    ...{ edits, filing: changeRequest, open, heldText, years, rows, choice, chosen },
    addYear: (year: number) => setAdded((now) => [...now, year]),
    save: (sourceDocument: SourceDocument, andSubmit: boolean): void =>
      changeRequest.save(
        chosen.flatMap((row) =>
          changeRequestOf(row, editable.get(row.year) ?? null, sourceDocument),
        ),
        andSubmit,
      ),
    keep: (sourceDocument: Partial<SourceDocument>): void =>
      changeRequest.keep(
        chosen.map((row) => halfOf(row, editable.get(row.year) ?? null, sourceDocument)),
      ),
  };
}

function changeRequestOf(
  { year, row }: YearRow,
  over: OpenChangeRequest | null,
  sourceDocument: SourceDocument,
): SheetChangeRequest[] {
  const { category, amountFen, curveFen } = row;
  if (category === null || amountFen === null) return [];
  return [
    {
      year,
      over,
      filed: {
        kind: 'year-plan',
        body: {
          year,
          category,
          amountFen: amountFen.toString(),
          curveFen: curveFen?.map(String) ?? null,
          ...sourceDocument,
        },
      },
    },
  ];
}

const halfOf = (
  { year, row }: YearRow,
  over: OpenChangeRequest | null,
  sourceDocument: Partial<SourceDocument>,
): SheetHalf => ({
  year,
  over,
  body: {
    kind: 'year-plan',
    content: {
      year,
      ...sourceDocument,
      ...(row.amountFen === null ? {} : { amountFen: row.amountFen.toString() }),
      ...(row.category === null ? {} : { category: row.category }),
      ...(row.curveFen ? { curveFen: row.curveFen.map(String) } : {}),
    },
  },
});
