import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MonthlyReturn, useSubmitReturn } from '../../client/returns.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useWord } from '../../language/use-language.js';
import { useMay } from '../../session/use-may.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { Sheet } from '../../ui/sheet/sheet.js';
import { useFieldName } from './field-names.js';
import { isEditable, linesOf } from './return-cells.js';
import { ReturnTitle } from './return-title.js';
import { RETURN_COLUMNS, useReturnCells } from './use-return-cells.js';
import { useReturnEdits } from './use-return-edits.js';

interface ReturnsSheetProps {
  month: string;
  unit: MoneyUnit;
  items: readonly MonthlyReturn[];
}

/** Shows the returns of a month as a sheet that is saved as it is typed, and submits them. */
export function ReturnsSheet({ month, unit, items }: ReturnsSheetProps) {
  const { t } = useTranslation();
  const word = useWord();
  const fieldName = useFieldName();
  const may = useMay();
  const edits = useReturnEdits(items, unit);
  const submission = useSubmission(month, edits);
  const [correcting, setCorrecting] = useState<ReadonlySet<string>>(new Set());
  const mayType = (item: MonthlyReturn): boolean =>
    may.record(item.organisationId) && (isEditable(item) || correcting.has(item.projectId));
  const typed = { texts: edits.texts, unit };
  // Returned ones come first: somebody waits for them.
  const inOrder = items.toSorted(
    (one, other) => Number(other.state === 'returned') - Number(one.state === 'returned'),
  );
  const rows = linesOf(inOrder, typed);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const cells = useReturnCells({ rows, typed, mayType });
  const ready = items.filter(
    (item) =>
      may.record(item.organisationId) &&
      isEditable(item) &&
      (item.version > 1 || [...edits.texts.keys()].some((key) => key.startsWith(item.projectId))),
  );
  return (
    <>
      <StatusMessage text={submission.said} onClose={() => submission.say(null)} />
      <StatusMessage
        text={
          edits.elsewhere &&
          t('monthly.stale', {
            project: edits.elsewhere.projectName,
            fields: edits.elsewhere.fields.map(fieldName).join('、'),
          })
        }
        onClose={edits.forgetElsewhere}
      />
      {items.some(mayType) && <p className="soft small">{t('monthly.hint')}</p>}
      <Sheet
        caption={t('monthly.caption', { month, unit: word('moneyUnit', unit) })}
        corner={t('monthly.project')}
        empty={t('monthly.empty')}
        rows={rows.map(({ key, item, line }) => ({
          key,
          title:
            line > 0 ? null : (
              <ReturnTitle
                item={item}
                failure={edits.failures.get(item.projectId) ?? null}
                attested={submission.attested}
                mayType={mayType(item)}
                mayCorrect={may.record(item.organisationId) && item.state === 'approved'}
                onCorrect={() => setCorrecting((before) => new Set(before).add(item.projectId))}
                onSubmit={(unitConfirmed) => void submission.submit([item], unitConfirmed)}
              />
            ),
        }))}
        columns={RETURN_COLUMNS.map((key) => ({ key, title: t(`monthly.column.${key}`) }))}
        cell={(key, column) => {
          const row = byKey.get(key);
          return row ? cells(row, column as (typeof RETURN_COLUMNS)[number]) : { shown: null };
        }}
        onType={edits.type}
      />
      <p role="status" className="soft small">
        {edits.saving
          ? t('monthly.saving')
          : edits.texts.size > 0
            ? t('monthly.unsaved', { count: edits.texts.size })
            : t('monthly.saved')}
      </p>
      {ready.length > 0 && (
        <div className="filters">
          <Checkbox
            checked={submission.attested}
            onChange={(event) => submission.attest(event.target.checked)}
          >
            {t('monthly.attest')}
          </Checkbox>
          <Button
            type="primary"
            disabled={!submission.attested}
            loading={submission.busy}
            onClick={() => void submission.submit(ready, false)}
          >
            {t('monthly.submitAll', { count: ready.length })}
          </Button>
        </div>
      )}
    </>
  );
}

/** Submits returns one after another, each after what is typed of it is saved. */
function useSubmission(month: string, edits: ReturnType<typeof useReturnEdits>) {
  const { t } = useTranslation();
  const submit = useSubmitReturn();
  const [attested, attest] = useState(false);
  const [said, say] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    attested,
    attest,
    said,
    say,
    busy,
    submit: async (items: readonly MonthlyReturn[], unitConfirmed: boolean): Promise<void> => {
      say(null);
      setBusy(true);
      let count = 0;
      for (const { projectId } of items) {
        await edits.flush(projectId);
        try {
          await submit.mutateAsync({ projectId, month, unitConfirmed });
          edits.fail(projectId, null);
          count += 1;
        } catch (error) {
          edits.fail(projectId, error);
        }
      }
      setBusy(false);
      const left = items.length - count;
      if (left === 0) say(t('monthly.submitted', { count }));
      else if (items.length > 1) say(t('monthly.someRefused', { count, left }));
    },
  };
}
