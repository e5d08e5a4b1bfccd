import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../layout/status-message.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import { useMay } from '../../session/use-may.js';
import { type SheetCell, Sheet } from '../../ui/sheet/sheet.js';
import { AddYear } from '../add-year.js';
import { SourceDocumentForm } from '../source-document-form.js';
import { useCellProblems } from '../use-cell-problems.js';
import { YearTitle } from '../year-title.js';
import { useYearSheet, type YearSheetProps } from './use-year-sheet.js';
import { useYearCells } from './year-cells.js';
import { MONTHS } from './year-row.js';
import { YearSums } from './year-sums.js';

type State = ReturnType<typeof useYearSheet>;

/**
 * Shows an editable table with a row per year: category, planned amount and twelve months. Sums and
 * inconsistencies are shown while the user types.
 */
export function YearSheet(props: YearSheetProps) {
  const { t } = useTranslation();
  const may = useMay().record(props.project.unitId);
  const state = useYearSheet(props);
  const { filing: changeRequest, choice, chosen } = state;
  return (
    <>
      <StatusMessage text={changeRequest.said} onClose={changeRequest.clearSaid} />
      {may && <p className="soft small">{t('budget.sheet.hint')}</p>}
      <YearTable {...props} state={state} may={may} />
      {may && (
        <>
          <AddYear shown={state.years} onAdd={state.addYear} />
          <SourceDocumentForm
            key={choice.sourceDocumentKey}
            name="year-plans"
            years={choice.candidates}
            initial={choice.sourceDocument}
            saving={changeRequest.saving}
            onChoose={choice.choose}
            reasonDue={chosen.some(({ plan }) => plan !== null)}
            unreadable={chosen.some(({ row }) => row.problems.size > 0)}
            onSave={state.save}
            onKeep={state.keep}
          />
        </>
      )}
    </>
  );
}

function YearTable({
  unit,
  matrix,
  state: { rows, edits, heldText, years, open, filing: changeRequest },
  may,
}: YearSheetProps & { state: State; may: boolean }) {
  const { t } = useTranslation();
  const word = useWord();
  const refused = useCellProblems(changeRequest.saving.refused);
  const cells = useYearCells({
    ...{ rows, unit, edits, heldText },
    refused,
  });
  const shown = (year: number, column: string): SheetCell =>
    may && !open.waiting.has(year)
      ? cells.typed(year, column)
      : { shown: cells.read(year, column) };
  return (
    <Sheet
      caption={t('budget.years.caption', { unit: word('moneyUnit', unit) })}
      corner={t('budget.years.year')}
      empty={t('budget.years.empty')}
      onType={(typed) => {
        changeRequest.clearSaid();
        edits.type(typed);
      }}
      rows={years.map((year) => ({
        key: String(year),
        title: (
          <YearTitle year={year} filings={[open.editable.get(year), open.waiting.get(year)]} />
        ),
      }))}
      columns={[
        { key: 'category', title: t('budget.years.category') },
        { key: 'amount', title: `${t('budget.years.amount')} (${word('moneyUnit', unit)})` },
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
  );
}
