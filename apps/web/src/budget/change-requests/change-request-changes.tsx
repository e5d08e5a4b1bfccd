import { useTranslation } from 'react-i18next';
import type { FieldChange, ChangeRequestDetail } from '../../client/budget-change-requests.js';
import { useWord } from '../../language/use-language.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { SignedAmount } from '../../ui/money/variance.js';
import { DataTable } from '../../ui/table/data-table.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { bySource } from './cell-changes.js';
import { FieldValue, useFieldName } from './field-name.js';
import {
  type ChangeKind,
  changeKind,
  inReadingOrder,
  meaningOf,
  movement,
} from './change-request-fields.js';

const TONES: Readonly<Record<ChangeKind, Tone>> = {
  added: 'green',
  removed: 'red',
  changed: 'amber',
};

/**
 * Shows a table of the fields that a change request changes: value before and after, kind of
 * change, and the difference for amounts.
 */
export function ChangeRequestChanges({
  filing: changeRequest,
  unit,
}: {
  filing: ChangeRequestDetail;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const nameOf = useFieldName();
  const changes = inReadingOrder(bySource(changeRequest.changes, changeRequest.content));
  const first = changes.length > 0 && changes.every(({ old }) => old === null);
  return (
    <>
      {first && <p className="soft">{t('budget.filings.first')}</p>}
      <DataTable
        captionShown
        caption={t('budget.filings.changesCaption', { unit: word('moneyUnit', unit) })}
        rows={changes}
        rowKey={({ path }) => path}
        empty={t('budget.filings.noChanges')}
        columns={[
          {
            key: 'field',
            title: t('budget.filings.field'),
            names: true,
            cell: ({ path }) => nameOf(path),
          },
          {
            key: 'how',
            title: t('budget.filings.how'),
            cell: (change) => (
              <StatusTag tone={TONES[changeKind(change)]}>
                <CodeWord list="changeKind" code={changeKind(change)} />
              </StatusTag>
            ),
          },
          {
            key: 'old',
            title: t('budget.filings.old'),
            cell: ({ path, old }) => (
              <del className="was">
                <FieldValue path={path} text={old} unit={unit} />
              </del>
            ),
          },
          {
            key: 'new',
            title: t('budget.filings.new'),
            cell: ({ path, new: now }) => (
              <ins className="now">
                <FieldValue path={path} text={now} unit={unit} />
              </ins>
            ),
          },
          {
            key: 'moved',
            title: t('approvals.moved'),
            number: true,
            cell: (change) => <Moved change={change} unit={unit} />,
          },
        ]}
      />
    </>
  );
}

function Moved({
  change: { path, old, new: now },
  unit,
}: {
  change: FieldChange;
  unit: MoneyUnit;
}) {
  const meaning = meaningOf(path);
  const moved = meaning !== 'text' && 'money' in meaning ? movement(old, now) : null;
  return moved && <SignedAmount of={moved} unit={unit} />;
}
