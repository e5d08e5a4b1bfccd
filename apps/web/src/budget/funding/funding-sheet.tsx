import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../layout/status-message.js';
import { useWord } from '../../language/use-language.js';
import { useMay } from '../../session/use-may.js';
import { Sheet } from '../../ui/sheet/sheet.js';
import { AddYear } from '../add-year.js';
import { SourceDocumentForm } from '../source-document-form.js';
import { useCellProblems } from '../use-cell-problems.js';
import { YearTitle } from '../year-title.js';
import { useFundingCells } from './funding-cells.js';
import { type FundingSheetProps, useFundingSheet } from './use-funding-sheet.js';

type State = ReturnType<typeof useFundingSheet>;

/**
 * Shows an editable table with a row per funding source and a column per year. Each cell has the
 * planned amount and, below it, the amounts received and paid. Also shows the sums of rows and
 * columns, and the part of each year plan that has no source yet.
 */
export function FundingSheet(props: FundingSheetProps) {
  const { t } = useTranslation();
  const may = useMay().record(props.project.unitId);
  const state = useFundingSheet(props);
  return (
    <>
      <StatusMessage text={state.filing.said} onClose={state.filing.clearSaid} />
      {may && <p className="soft small">{t('budget.sheet.hint')}</p>}
      <FundingTable {...props} state={state} may={may} />
      {may && <FundingChangeRequest matrix={props.matrix} state={state} />}
    </>
  );
}

function FundingTable({
  unit,
  matrix,
  state,
  may,
}: FundingSheetProps & { state: State; may: boolean }) {
  const { t } = useTranslation();
  const word = useWord();
  const { columns, edits, heldText, years, open, filing: changeRequest } = state;
  const refused = useCellProblems(changeRequest.saving.refused);
  const cells = useFundingCells({
    ...{ columns, matrix, unit, edits, heldText },
    refused,
  });
  const unstated = matrix.sources.some(({ source }) => source === null);
  return (
    <Sheet
      caption={t('budget.funding.caption', { unit: word('moneyUnit', unit) })}
      corner={t('ledger.source')}
      empty={t('budget.funding.empty')}
      onType={(typed) => {
        changeRequest.clearSaid();
        edits.type(typed);
      }}
      rows={[
        ...state.sources.map((source) => ({ key: source, title: word('fundingSource', source) })),
        ...(unstated ? [{ key: '', title: t('spend.notStated') }] : []),
      ]}
      columns={[
        ...years.map((year) => ({
          key: String(year),
          title: (
            <YearTitle year={year} filings={[open.editable.get(year), open.waiting.get(year)]} />
          ),
        })),
        { key: 'sum', title: t('budget.funding.sum') },
      ]}
      cell={(source, year) =>
        year === 'sum'
          ? { shown: cells.sumOfSource(source) }
          : may && source !== '' && !open.waiting.has(Number(year))
            ? cells.typed(source, Number(year))
            : { shown: cells.read(source, Number(year)) }
      }
      foot={[
        {
          key: 'planned',
          title: t('budget.funding.sum'),
          cell: (year) => (year === 'sum' ? cells.sumOfAll() : cells.sumOfYear(Number(year))),
        },
        { key: 'plan', title: t('budget.funding.yearPlan'), cell: cells.yearPlan },
        { key: 'left', title: t('budget.funding.unallocated'), cell: cells.unallocated },
      ]}
    />
  );
}

/**
 * Shows select inputs that add funding sources and years to the funding table, and the form that
 * saves the selected years.
 */
function FundingChangeRequest({
  matrix,
  state: { choice, chosen, filing: changeRequest, ...state },
}: Pick<FundingSheetProps, 'matrix'> & { state: State }) {
  return (
    <>
      <div className="filters">
        <AddSource left={state.unusedSources} onAdd={state.addSource} />
        <AddYear shown={state.years} onAdd={state.addYear} />
      </div>
      <SourceDocumentForm
        key={choice.sourceDocumentKey}
        name="funding"
        years={choice.candidates}
        initial={choice.sourceDocument}
        saving={changeRequest.saving}
        onChoose={choice.choose}
        reasonDue={chosen.some(({ year }) =>
          matrix.versions.some((version) => version.year === year),
        )}
        unreadable={chosen.some(({ read }) => read.problems.size > 0 || read.cells.length === 0)}
        onSave={state.save}
        onKeep={state.keep}
      />
    </>
  );
}

/** Shows a select input that adds a funding source to the table. */
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
