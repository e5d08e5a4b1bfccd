import { useState } from 'react';
import type { Filing } from '../../../../client/budget-filings.js';
import type { FundingMatrix, YearOfPlans, YearPlanBody } from '../../../../client/planning.js';
import type { ProjectDetail } from '../../../../client/projects.js';
import type { MoneyUnit } from '../../../../money/money-unit.js';
import { useSheetEdits } from '../../../../sheet/sheet-edits.js';
import { editableByYear, type OpenFiling, waitingByYear } from '../open-filings.js';
import type { SourceDocument } from '../source-document-form.js';
import { useChosenYears } from '../use-chosen-years.js';
import type { SheetFiling, SheetHalf } from '../use-save-sheet.js';
import { useSheetFiling } from '../use-sheet-filing.js';
import type { YearRow } from './year-cells.js';
import { COLUMNS, readRow, textOf } from './year-row.js';

/** Data of the sheet of years. */
export interface YearSheetProps {
  project: ProjectDetail;
  unit: MoneyUnit;
  years: readonly YearOfPlans[];
  matrix: FundingMatrix;
  filings: readonly Filing[];
}

/** State of the sheet of years: its rows, typed values, and the change requests to save. */
export function useYearSheet({ project, unit, years: held, matrix, filings }: YearSheetProps) {
  const edits = useSheetEdits(unit);
  const [added, setAdded] = useState<readonly number[]>([]);
  const filing = useSheetFiling(project.id, (saved) =>
    edits.drop((year) => year === String(saved)),
  );
  const open = { editable: editableByYear(filings), waiting: waitingByYear(filings) };
  const { editable, waiting } = open;
  const planOf = (year: number) => {
    const found = held.find((one) => one.year === year);
    return found ? (found.adjusted ?? found.original) : null;
  };
  const heldText = (year: number, column: string): string =>
    textOf(
      ((waiting.get(year) ?? editable.get(year))?.content as YearPlanBody | undefined) ??
        planOf(year),
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
    ...{ edits, filing, open, heldText, years, rows, choice, chosen },
    addYear: (year: number) => setAdded((now) => [...now, year]),
    save: (sourceDocument: SourceDocument, andSubmit: boolean): void =>
      filing.save(
        chosen.flatMap((row) => filingOf(row, editable.get(row.year) ?? null, sourceDocument)),
        andSubmit,
      ),
    keep: (sourceDocument: Partial<SourceDocument>): void =>
      filing.keep(chosen.map((row) => halfOf(row, editable.get(row.year) ?? null, sourceDocument))),
  };
}

function filingOf(
  { year, row }: YearRow,
  over: OpenFiling | null,
  sourceDocument: SourceDocument,
): SheetFiling[] {
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
  over: OpenFiling | null,
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
