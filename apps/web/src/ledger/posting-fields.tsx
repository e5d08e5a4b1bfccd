import { Checkbox, Form, type FormInstance, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../client/problem.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { useWord } from '../language/use-language.js';
import { AmountField } from '../ui/money/amount-field.js';
import { CompositionFields } from './composition-fields.js';
import { DocumentField } from '../ui/documents/document-field.js';
import type { TypedPosting } from './posting.js';
import { SERIES } from './series.js';
import { FUNDING_SOURCES } from '../ui/money/funding-sources.js';

/** Maps field names of the API to fields of the form where the names differ. */
export const POSTING_FIELD_OF = {
  amountFen: 'amount',
  buildingFen: 'building',
  equipmentFen: 'equipment',
  otherFen: 'other',
  landFen: 'land',
} as const;

interface FieldsOf {
  form: FormInstance;
  projectId: string;
  preview: ReactNode;
  onRegister: () => void;
  error: unknown;
}

/**
 * Shows the fields of a ledger entry: its amounts, and what the amounts belong to (such as month
 * and funding source). The amount is typed in the unit of the source document and stored in fen
 * (0.01 yuan).
 */
export function PostingFields({ form, projectId, preview, onRegister, error }: FieldsOf) {
  const { t } = useTranslation();
  const word = useWord();
  const series = Form.useWatch('series', form) as TypedPosting['series'] | undefined;
  return (
    <>
      <SeriesAndDay form={form} />
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('ledger.dayHint')}
      </p>
      <AmountField label={t('ledger.amount')} required words="ledger" />
      <Confirmations error={error} />
      {preview}
      <CompositionFields form={form} />
      <Form.Item
        name="fundingSource"
        label={t('ledger.source')}
        rules={
          series === 'completed' ? [] : [{ required: true, message: t('ledger.sourceNeeded') }]
        }
      >
        <Select
          allowClear={series === 'completed'}
          showSearch={{ optionFilterProp: 'label' }}
          options={FUNDING_SOURCES.map((value) => ({ value, label: word('fundingSource', value) }))}
        />
      </Form.Item>
      <DocumentField projectId={projectId} onRegister={onRegister} />
    </>
  );
}

function SeriesAndDay({ form }: Pick<FieldsOf, 'form'>) {
  const { t } = useTranslation();
  const word = useWord();
  const month = Form.useWatch('month', form) as string | undefined;
  const today = cityToday();
  const required = { required: true, message: t('app.required') };
  return (
    <div className="field-row">
      <Form.Item name="series" label={t('ledger.series')} rules={[required]}>
        <Select
          style={{ width: 170 }}
          options={SERIES.map((value) => ({ value, label: word('series', value) }))}
        />
      </Form.Item>
      <Form.Item name="month" label={t('ledger.month')} rules={[required]}>
        <DayField of="month" max={today.slice(0, 7)} clearable={false} />
      </Form.Item>
      <Form.Item name="effectiveOn" label={t('ledger.dayOptional')}>
        <DayField
          min={month && `${month}-01`}
          max={month === today.slice(0, 7) ? today : month && `${month}-31`}
        />
      </Form.Item>
    </div>
  );
}

/**
 * Problem codes with which the server asks for a confirmation, and the form field that contains the
 * confirmation.
 */
const QUESTIONS = [
  { codes: ['UNIT_DOUBTFUL'], field: 'unitConfirmed' },
  { codes: ['ENTRY_STANDS', 'ENTRY_STANDS_BY_IMPORT', 'ENTRY_WAITS'], field: 'repeatConfirmed' },
  { codes: ['OPENING_ADDS_UP'], field: 'openingConfirmed' },
] as const;

/**
 * Shows a checkbox for each confirmation that the server has asked for since the dialog was opened.
 * Earlier checkboxes stay when the server asks for another confirmation.
 */
function Confirmations({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const now = QUESTIONS.find(({ codes }) => codes.some((code) => isProblem(error, code)))?.field;
  if (now && !asked.has(now)) setAsked(new Set([...asked, now]));
  return QUESTIONS.filter(({ field }) => asked.has(field)).map(({ field }) => (
    <Form.Item
      key={field}
      name={field}
      valuePropName="checked"
      rules={[
        {
          validator: (_, ticked?: boolean) =>
            ticked ? Promise.resolve() : Promise.reject(new Error(t('ledger.confirmFirst'))),
        },
      ]}
    >
      <Checkbox>{t(`ledger.confirm.${field}`)}</Checkbox>
    </Form.Item>
  ));
}
