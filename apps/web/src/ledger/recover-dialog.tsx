import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type LedgerEntry, useRecoverEntry } from '../client/ledger.js';
import { useWord } from '../language/use-language.js';
import { cityToday } from '../ui/day/city-day.js';
import { DocumentField } from '../ui/documents/document-field.js';
import { useRegistering } from '../ui/documents/use-registering.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { exactYuan } from '../ui/money/format-fen.js';
import { AmountField } from '../ui/money/amount-field.js';
import { AmountInYuan } from './amount-in-yuan.js';
import { CompositionFields } from './composition-fields.js';
import { readPosting, type TypedPosting, typedFrom } from './posting.js';
import { POSTING_FIELD_OF } from './posting-fields.js';

type Typed = Omit<TypedPosting, 'series' | 'fundingSource'> & { reason: string };

/** Converts a submitted recovery, whose amounts are negative, to form values. */
export function takenFrom(line: Parameters<typeof typedFrom>[0], reason: string): Partial<Typed> {
  const positive = (fen: string | null): string | null => fen && fen.replace('-', '');
  const {
    series: _,
    fundingSource: __,
    ...typed
  } = typedFrom(
    {
      ...line,
      amountFen: line.amountFen.replace('-', ''),
      buildingFen: positive(line.buildingFen),
      equipmentFen: positive(line.equipmentFen),
      otherFen: positive(line.otherFen),
      landFen: positive(line.landFen),
    },
    'wan',
  );
  return { ...typed, reason };
}

/**
 * Shows a dialog that records money of a ledger entry which came back, such as a refund. It becomes
 * an entry of the month in which it came back; the month of the entry stays as it is.
 */
export function RecoverDialog({
  entry,
  taken,
  onDone,
  onClose,
}: {
  entry: LedgerEntry;
  taken?: Partial<Typed>;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const recover = useRecoverEntry(entry.projectId, entry.id);
  const { register, dialog } = useRegistering(entry.projectId, form);
  const { sequence, month } = entry;
  const series = word('series', entry.series);
  const left = (BigInt(entry.amountFen) - BigInt(entry.recoveredFen ?? 0)).toString();

  const submit = ({ reason, ...typed }: Typed): void => {
    const read = readPosting({ ...typed, series: entry.series });
    if (!read) return;
    const { series: _, fundingSource: __, ...body } = read;
    recover.mutate(
      { ...body, reason },
      {
        onSuccess: () =>
          onDone(t('ledger.recoveryProposed', { series, yuan: exactYuan(body.amountFen) })),
      },
    );
  };

  return (
    <>
      <FormDialog<Typed>
        name="recover"
        title={t('ledger.recoverTitle', { sequence })}
        submit={t('ledger.recover')}
        form={form}
        initial={{ unit: 'wan', ...taken }}
        pending={recover.isPending}
        error={recover.error}
        fieldOf={POSTING_FIELD_OF}
        onSubmit={submit}
        onClose={onClose}
      >
        <p>{t('ledger.recoverWhat', { series, month, yuan: exactYuan(left) })}</p>
        <p className="soft small" style={{ margin: '6px 0 10px' }}>
          {t('ledger.recoverHint', { month })}
        </p>
        <MonthAndDay earliest={entry.effectiveOn} />
        <AmountField label={t('ledger.amount')} required words="ledger" />
        <AmountInYuan form={form} />
        {entry.buildingFen !== null && <CompositionFields form={form} />}
        <DocumentField projectId={entry.projectId} onRegister={register} />
        <Form.Item
          name="reason"
          label={t('ledger.recoverReason')}
          rules={[{ required: true, whitespace: true, message: t('app.required') }]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </FormDialog>
      {dialog}
    </>
  );
}

function MonthAndDay({ earliest }: { earliest: string }) {
  const { t } = useTranslation();
  const month = Form.useWatch('month') as string | undefined;
  const today = cityToday();
  const first = month && `${month}-01`;
  return (
    <div className="field-row">
      <Form.Item
        name="month"
        label={t('ledger.recoverMonth')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <DayField of="month" min={earliest.slice(0, 7)} max={today.slice(0, 7)} clearable={false} />
      </Form.Item>
      <Form.Item name="effectiveOn" label={t('ledger.dayOptional')}>
        <DayField
          min={first !== undefined && first > earliest ? first : earliest}
          max={month === today.slice(0, 7) ? today : month && `${month}-31`}
        />
      </Form.Item>
    </div>
  );
}
