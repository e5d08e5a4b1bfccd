import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filing } from '../../../../client/budget-filings.js';
import type { FundingBody, FundingMatrix } from '../../../../client/planning.js';
import type { ProjectDetail } from '../../../../client/projects.js';
import { StatusMessage } from '../../../../layout/status-message.js';
import { useWord } from '../../../../language/use-language.js';
import type { MoneyUnit } from '../../../../money/money-unit.js';
import { typedAmount } from '../../../../money/typed-amount.js';
import { useMay } from '../../../../session/use-may.js';
import { Sheet } from '../../../../sheet/sheet.js';
import { useSheetEdits } from '../../../../sheet/sheet-edits.js';
import { FUNDING_SOURCES } from '../../ledger/series.js';
import { AddYear } from '../add-year.js';
import { editableByYear, waitingByYear } from '../open-filings.js';
import { type SourceDocument, SourceDocumentForm } from '../source-document-form.js';
import { cellOfProblem } from '../problem-cell.js';
import { useFieldProblem } from '../../../../wording/use-field-problem.js';
import { useSaveSheet } from '../use-save-sheet.js';
import { YearTitle } from '../year-title.js';
import { readColumn } from './funding-column.js';
import { useFundingCells } from './funding-cells.js';

interface SheetOf {
  project: ProjectDetail;
  unit: MoneyUnit;
  matrix: FundingMatrix;
  filings: readonly Filing[];
}

/**
 * Editable sheet of funding sources by year: planned amounts above received and paid ones, sums of
 * rows and columns, and the part of each year plan without a source.
 */
export function FundingSheet({ project, unit, matrix, filings }: SheetOf) {
  const { t } = useTranslation();
  const word = useWord();
  const worded = useFieldProblem();
  const may = useMay().record(project.unitId);
  const edits = useSheetEdits(unit);
  const [added, setAdded] = useState<{ years: readonly number[]; sources: readonly string[] }>({
    years: [],
    sources: [],
  });
  const [left, setLeft] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [said, setSaid] = useState<string | null>(null);
  const { pending, refused, saveAll, keepAll } = useSaveSheet(project.id);
  const [editable, waiting] = [editableByYear(filings), waitingByYear(filings)];

  const drafted = (year: number): FundingBody['cells'] | null =>
    ((waiting.get(year) ?? editable.get(year))?.content as Partial<FundingBody> | undefined)
      ?.cells ?? null;
  const heldFen = (source: string, year: number): string | null => {
    const draft = drafted(year);
    if (draft) return draft.find((cell) => cell.source === source)?.plannedFen ?? null;
    return (
      matrix.years.find((one) => one.year === year)?.cells.find((cell) => cell.source === source)
        ?.plannedFen ?? null
    );
  };
  const heldText = (source: string, year: number): string => {
    const fen = heldFen(source, year);
    return fen === null ? '' : typedAmount(fen, unit);
  };
  const years = [
    ...new Set([
      ...matrix.years.map(({ year }) => year),
      ...editable.keys(),
      ...waiting.keys(),
      ...added.years,
    ]),
  ].sort((one, other) => one - other);
  const used = new Set([
    ...matrix.sources.map(({ source }) => source),
    ...years.flatMap((year) => drafted(year)?.map(({ source }) => source) ?? []),
    ...added.sources,
  ]);
  const sources: readonly string[] = FUNDING_SOURCES.filter((source) => used.has(source));
  const columns = years.map((year) => ({
    year,
    held: matrix.years.find((one) => one.year === year) ?? null,
    read: readColumn((source) => edits.text(source, String(year), heldText(source, year)), unit),
    changed: FUNDING_SOURCES.some((source) =>
      edits.isChanged(source, String(year), heldText(source, year)),
    ),
  }));
  // Years with a pending change request are read-only and show its values.
  const open = columns.filter(({ year }) => !waiting.has(year));
  const candidates = open
    .filter(({ year, changed }) => changed || editable.has(year))
    .map(({ year, changed }) => ({
      year,
      chosen: left.get(year) ?? (changed || editable.size === 1),
    }));
  const chosen = columns.filter(({ year }) =>
    candidates.some((one) => one.year === year && one.chosen),
  );

  const save = (sourceDocument: SourceDocument, andSubmit: boolean): void => {
    const bodies = chosen.map(({ year, read }) => ({
      year,
      over: editable.get(year) ?? null,
      filed: { kind: 'funding' as const, body: { year, cells: read.cells, ...sourceDocument } },
    }));
    void saveAll(bodies, {
      andSubmit,
      onSaved: (saved) => edits.drop((_, year) => year === String(saved)),
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
    const halves = chosen.map(({ year, read }) => ({
      year,
      over: editable.get(year) ?? null,
      body: {
        kind: 'funding' as const,
        content: {
          year,
          ...sourceDocument,
          ...(read.cells.length > 0 ? { cells: read.cells } : {}),
        },
      },
    }));
    void keepAll(halves, (saved) => edits.drop((_, year) => year === String(saved))).then((all) => {
      if (all)
        setSaid(
          t('budget.sheet.kept', { years: halves.map(({ year }) => year).join(t('budget.comma')) }),
        );
    });
  };

  const cells = useFundingCells({
    columns,
    matrix,
    unit,
    edits,
    heldText,
    refused: refused && {
      year: refused.year,
      ...cellOfProblem(refused.error, (one) => worded(one).message),
    },
  });
  const sourceDocument =
    chosen
      .map(({ year }) => editable.get(year)?.content as SourceDocument | undefined)
      .find((content) => content !== undefined) ?? null;
  const unstated = matrix.sources.some(({ source }) => source === null);
  return (
    <>
      <StatusMessage text={said} onClose={() => setSaid(null)} />
      {may && <p className="soft small">{t('budget.sheet.hint')}</p>}
      <Sheet
        caption={t('budget.funding.caption', { unit: word('moneyUnit', unit) })}
        corner={t('ledger.source')}
        empty={t('budget.funding.empty')}
        onType={(typed) => {
          setSaid(null);
          edits.type(typed);
        }}
        rows={[
          ...sources.map((source) => ({ key: source, title: word('fundingSource', source) })),
          ...(unstated ? [{ key: '', title: t('spend.notStated') }] : []),
        ]}
        columns={[
          ...years.map((year) => ({
            key: String(year),
            title: <YearTitle year={year} filings={[editable.get(year), waiting.get(year)]} />,
          })),
          { key: 'sum', title: t('budget.funding.sum') },
        ]}
        cell={(source, year) =>
          year === 'sum'
            ? { shown: cells.sumOfSource(source) }
            : may && source !== '' && !waiting.has(Number(year))
              ? cells.typed(source, Number(year))
              : { shown: cells.read(source, Number(year)) }
        }
        foot={[
          {
            key: 'planned',
            title: t('budget.funding.sum'),
            cell: (year) => (year === 'sum' ? cells.sumOfAll() : cells.sumOfYear(Number(year))),
          },
          {
            key: 'plan',
            title: t('budget.funding.yearPlan'),
            cell: (year) => cells.yearPlan(year),
          },
          {
            key: 'left',
            title: t('budget.funding.unallocated'),
            cell: (year) => cells.unallocated(year),
          },
        ]}
      />
      {may && (
        <>
          <div className="filters">
            <AddSource
              left={FUNDING_SOURCES.filter((source) => !used.has(source))}
              onAdd={(source) => setAdded((now) => ({ ...now, sources: [...now.sources, source] }))}
            />
            <AddYear
              shown={years}
              onAdd={(year) => setAdded((now) => ({ ...now, years: [...now.years, year] }))}
            />
          </div>
          <SourceDocumentForm
            key={
              sourceDocument
                ? `over ${[...editable.values()].map(({ id, version }) => `${id} ${version}`).join(' ')}`
                : 'new'
            }
            name="funding"
            years={candidates}
            initial={sourceDocument}
            saving={{ pending, refused }}
            onChoose={(list) =>
              setLeft(new Map(candidates.map(({ year }) => [year, list.includes(year)])))
            }
            reasonDue={chosen.some(({ year }) =>
              matrix.versions.some((version) => version.year === year),
            )}
            unreadable={chosen.some(
              ({ read }) => read.problems.size > 0 || read.cells.length === 0,
            )}
            onSave={save}
            onKeep={keep}
          />
        </>
      )}
    </>
  );
}

/** Select that adds a source which the sheet does not show yet. */
function AddSource({ left, onAdd }: { left: readonly string[]; onAdd: (source: string) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{t('budget.funding.addSource')}</label>
      <Select<string | null>
        id={id}
        style={{ width: 190 }}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={left.map((value) => ({ value, label: word('fundingSource', value) }))}
        onChange={(source) => {
          if (source !== null) onAdd(source);
        }}
      />
    </div>
  );
}
