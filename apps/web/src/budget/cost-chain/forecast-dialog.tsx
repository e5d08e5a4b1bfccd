import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBudgetRules, useFileForecast } from '../../client/cost-chain.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useWord } from '../../language/use-language.js';
import { exactYuan } from '../../ui/money/format-fen.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { parseAmount } from '../../ui/money/parse-amount.js';
import { AmountField } from '../amount-field.js';
import { COST_SCOPES } from './chain-order.js';

type Scope = (typeof COST_SCOPES)[number];
interface Typed {
  amount: string;
  unit: MoneyUnit;
  scope: Scope;
  referenceClass?: string | null;
  effectiveOn: string;
  explanation: string;
}

/**
 * Shows a dialog that records the officer's forecast of a project's final cost. Earlier forecasts
 * are not deleted.
 */
export function ForecastDialog({
  projectId,
  scope,
  onDone,
  onClose,
}: {
  projectId: string;
  scope: string;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const file = useFileForecast(projectId);
  const classes = Object.keys(
    useBudgetRules().data?.items.findLast(({ code }) => code === 'reference-class')?.parameters ??
      {},
  );
  const required = { required: true, message: t('app.required') };
  const submit = ({ amount, unit, ...typed }: Typed): void => {
    const read = parseAmount(amount, unit);
    if ('problem' in read) return;
    file.mutate(
      {
        ...typed,
        amountFen: read.fen.toString(),
        referenceClass: typed.referenceClass ?? null,
        explanation: typed.explanation.trim(),
      },
      { onSuccess: () => onDone(t('budget.final.filed', { yuan: exactYuan(read.fen) })) },
    );
  };
  return (
    <FormDialog<Typed>
      name="forecast"
      title={t('budget.final.file')}
      submit={t('app.save')}
      form={form}
      initial={{ unit: 'yi', scope: scope as Scope, effectiveOn: cityToday() }}
      fieldOf={{ amountFen: 'amount' }}
      pending={file.isPending}
      error={file.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('budget.final.fileHint')}
      </p>
      <AmountField label={t('budget.final.amount')} />
      <div className="field-row">
        <Form.Item name="scope" label={t('project.scope')} rules={[required]}>
          <Select
            style={{ width: 170 }}
            options={COST_SCOPES.map((value) => ({ value, label: word('scope', value) }))}
          />
        </Form.Item>
        <Form.Item name="effectiveOn" label={t('budget.final.seenOn')} rules={[required]}>
          <DayField max={cityToday()} />
        </Form.Item>
        <Form.Item name="referenceClass" label={t('budget.final.referenceOptional')}>
          <Select
            allowClear
            style={{ width: 170 }}
            options={classes.map((value) => ({ value, label: word('referenceClass', value) }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="explanation"
        label={t('budget.chain.explanation')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
