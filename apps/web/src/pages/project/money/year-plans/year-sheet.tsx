import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filing } from '../../../../client/budget-filings.js';
import type { FundingMatrix, YearOfPlans, YearPlanBody } from '../../../../client/planning.js';
import type { ProjectDetail } from '../../../../client/projects.js';
import { StatusMessage } from '../../../../layout/status-message.js';
import { useWord } from '../../../../language/use-language.js';
import { Amount } from '../../../../money/amount.js';
import type { MoneyUnit } from '../../../../money/money-unit.js';
import { useMay } from '../../../../session/use-may.js';
import { type SheetCell, Sheet } from '../../../../sheet/sheet.js';
import { useSheetEdits } from '../../../../sheet/sheet-edits.js';
import { AddYear } from '../add-year.js';
import { editableByYear, waitingByYear } from '../open-filings.js';
import { type SourceDocument, SourceDocumentForm } from '../source-document-form.js';
import { cellOfProblem } from '../problem-cell.js';
import { useFieldProblem } from '../../../../wording/use-field-problem.js';
import { useSaveSheet } from '../use-save-sheet.js';
import { YearTitle } from '../year-title.js';
import { useYearCells } from './year-cells.js';
import { COLUMNS, MONTHS, readRow, textOf } from './year-row.js';
import { YearSums } from './year-sums.js';

interface SheetOf {
  project: ProjectDetail;
  unit: MoneyUnit;
  years: readonly YearOfPlans[];
  matrix: FundingMatrix;
  filings: readonly Filing[];
}

/**
 * Editable sheet of a project's years: category, plan and months in each row. Sums and
 * inconsistencies are shown while typing.
 */
export function YearSheet({ project, unit, years: held, matrix, filings }: SheetOf) {
  const { t } = useTranslation();
  const word = useWord();
  const worded = useFieldProblem();
  const may = useMay().record(project.unitId);
  const edits = useSheetEdits(unit);
  const [added, setAdded] = useState<readonly number[]>([]);
  const [left, setLeft] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [said, setSaid] = useState<string | null>(null);
  const { pending, refused, saveAll, keepAll } = useSaveSheet(project.id);
  const [editable, waiting] = [editableByYear(filings), waitingByYear(filings)];

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
  // Years with a pending change request are read-only and show its values.
  const open = rows.filter(({ year }) => !waiting.has(year));
  const candidates = open
    .filter(({ year, changed }) => changed || editable.has(year))
    .map(({ year, changed }) => ({
      year,
      chosen: left.get(year) ?? (changed || editable.size === 1),
    }));
  const chosen = rows.filter(({ year }) =>
    candidates.some((one) => one.year === year && one.chosen),
  );

  const save = (sourceDocument: SourceDocument, andSubmit: boolean): void => {
    const bodies = chosen.flatMap(({ year, row }) =>
      row.category === null || row.amountFen === null
        ? []
        : [
            {
              year,
              over: editable.get(year) ?? null,
              filed: {
                kind: 'year-plan' as const,
                body: {
                  year,
                  category: row.category,
                  amountFen: row.amountFen.toString(),
                  curveFen: row.curveFen?.map(String) ?? null,
                  ...sourceDocument,
                },
              },
            },
          ],
    );
    void saveAll(bodies, {
      andSubmit,
      onSaved: (saved) => edits.drop((year) => year === String(saved)),
    }).then((all) => {
      if (all)
        setSaid(
          t(andSubmit ? 'budget.sheet.submitted' : 'budget.sheet.saved', {
            years: bodies.map(({ year }) => year).join(t('budget.comma')),
          }),
        );
    });
  };

  const keep = (sourceDocument: Partial<SourceDocument>): void => {
    const halves = chosen.map(({ year, row }) => ({
      year,
      over: editable.get(year) ?? null,
      body: {
        kind: 'year-plan' as const,
        content: {
          year,
          ...sourceDocument,
          ...(row.amountFen === null ? {} : { amountFen: row.amountFen.toString() }),
          ...(row.category === null ? {} : { category: row.category }),
          ...(row.curveFen ? { curveFen: row.curveFen.map(String) } : {}),
        },
      },
    }));
    void keepAll(halves, (saved) => edits.drop((year) => year === String(saved))).then((all) => {
      if (all)
        setSaid(
          t('budget.sheet.kept', { years: halves.map(({ year }) => year).join(t('budget.comma')) }),
        );
    });
  };

  const cells = useYearCells({
    rows,
    unit,
    edits,
    heldText,
    refused: refused && {
      year: refused.year,
      ...cellOfProblem(refused.error, (one) => worded(one).message),
    },
  });
  const shown = (year: number, column: string): SheetCell =>
    may && !waiting.has(year) ? cells.typed(year, column) : { shown: cells.read(year, column) };
  const money = `(${word('moneyUnit', unit)})`;
  const sourceDocument =
    chosen
      .map(({ year }) => editable.get(year)?.content as SourceDocument | undefined)
      .find((content) => content !== undefined) ?? null;
  return (
    <>
      <StatusMessage text={said} onClose={() => setSaid(null)} />
      {may && <p className="soft small">{t('budget.sheet.hint')}</p>}
      <Sheet
        caption={t('budget.years.caption', { unit: word('moneyUnit', unit) })}
        corner={t('budget.years.year')}
        empty={t('budget.years.empty')}
        onType={(typed) => {
          setSaid(null);
          edits.type(typed);
        }}
        rows={years.map((year) => ({
          key: String(year),
          title: <YearTitle year={year} filings={[editable.get(year), waiting.get(year)]} />,
        }))}
        columns={[
          { key: 'category', title: t('budget.years.category') },
          { key: 'amount', title: `${t('budget.years.amount')} ${money}` },
          ...MONTHS.map((month) => ({
            key: `month-${month}`,
            title: t('budget.years.month', { month }),
          })),
          { key: 'months', title: t('budget.years.months') },
        ]}
        cell={(year, column) =>
          column === 'months' ? { shown: cells.months(Number(year)) } : shown(Number(year), column)
        }
        foot={[
          {
            key: 'sum',
            title: t('budget.years.sum'),
            cell: (column) =>
              column === 'amount' ? (
                <YearSums rows={rows} totalFen={matrix.totalFen} unit={unit} />
              ) : column === 'category' ? (
                ''
              ) : (
                <Amount fen={cells.sum(column)} unit={unit} />
              ),
          },
        ]}
      />
      {may && (
        <>
          <AddYear shown={years} onAdd={(year) => setAdded((now) => [...now, year])} />
          <SourceDocumentForm
            key={
              sourceDocument
                ? `over ${[...editable.values()].map(({ id, version }) => `${id} ${version}`).join(' ')}`
                : 'new'
            }
            name="year-plans"
            years={candidates}
            initial={sourceDocument}
            saving={{ pending, refused }}
            onChoose={(list) =>
              setLeft(new Map(candidates.map(({ year }) => [year, list.includes(year)])))
            }
            reasonDue={chosen.some(({ plan }) => plan !== null)}
            unreadable={chosen.some(({ row }) => row.problems.size > 0)}
            onSave={save}
            onKeep={keep}
          />
        </>
      )}
    </>
  );
}
