import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type NewReportedFigure,
  type ReconciledProject,
  type ReconciliationFilter,
  type ReportedSeries,
  type Reporter,
  useRecordFigure,
} from '../client/reconciliation.js';
import { useWord } from '../language/use-language.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { AmountField, readFen, type TypedAmount } from '../ui/money/amount-field.js';
import { REPORTED_SERIES, REPORTERS } from './reporters.js';

interface Typed extends TypedAmount {
  reporter: Reporter;
  month: string;
  series: ReportedSeries;
  method?: string;
  source: string;
}

/** Shows a dialog that records what a reporter states of a project's month. */
export function FigureDialog({
  project: { projectId, projectName },
  filter: { month, series },
  onRecorded,
  onClose,
}: {
  project: ReconciledProject;
  filter: ReconciliationFilter;
  onRecorded: (figure: NewReportedFigure) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const record = useRecordFigure(projectId);
  const submit = ({ amount = '', unit, method, ...typed }: Typed): void => {
    const amountFen = readFen({ amount, unit }, { zero: true });
    if (amountFen === null) return;
    const figure = { ...typed, amountFen, method: textOrNothing(method) };
    record.mutate(figure, { onSuccess: () => onRecorded(figure) });
  };
  return (
    <FormDialog<Typed>
      name="reported-figure"
      title={t('reconciliation.recordTitle', { project: projectName })}
      submit={t('reconciliation.submit')}
      form={form}
      initial={{ month, series, unit: 'wan' }}
      pending={record.isPending}
      error={record.error}
      fieldOf={{ amountFen: 'amount' }}
      onClose={onClose}
      onSubmit={submit}
    >
      <FigureFields />
    </FormDialog>
  );
}

function FigureFields() {
  const { t } = useTranslation();
  const word = useWord();
  const required = { required: true, message: t('app.required') };
  return (
    <>
      <div className="field-row">
        <Form.Item name="reporter" label={t('reconciliation.reporter')} rules={[required]}>
          <Select
            style={{ width: 150 }}
            options={REPORTERS.map((value) => ({ value, label: word('reporter', value) }))}
          />
        </Form.Item>
        <Form.Item name="month" label={t('reconciliation.month')} rules={[required]}>
          <DayField of="month" max={cityToday().slice(0, 7)} clearable={false} />
        </Form.Item>
        <Form.Item name="series" label={t('reconciliation.series')} rules={[required]}>
          <Select
            style={{ width: 150 }}
            options={REPORTED_SERIES.map((value) => ({ value, label: word('series', value) }))}
          />
        </Form.Item>
      </div>
      <AmountField label={t('reconciliation.amount')} required options={{ zero: true }} />
      <Form.Item name="method" label={t('reconciliation.methodOptional')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('reconciliation.source')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </>
  );
}
