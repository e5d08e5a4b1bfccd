import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ProjectPlan, useCarryOver, usePlans } from '../../client/family.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useWord } from '../../language/use-language.js';
import { MONEY_UNITS, type MoneyUnit } from '../../ui/money/money-unit.js';
import { parseAmount } from '../../ui/money/parse-amount.js';
import { textOrNothing } from '../../ui/form/text-or-nothing.js';
import { useAmountRule } from '../amount-field.js';

interface Typed {
  fromPlan: string;
  toPlan: string;
  amount?: string;
  unit: MoneyUnit;
  effectiveOn: string;
  reason: string;
  document: string;
}

/**
 * Shows a dialog that carries a project over into a later plan. The project also stays in its
 * present plan.
 */
export function CarryOverDialog({
  projectId,
  plans,
  onDone,
  onClose,
}: {
  projectId: string;
  plans: readonly ProjectPlan[];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const amount = useAmountRule();
  const [form] = Form.useForm<Typed>();
  const carry = useCarryOver(projectId);
  const later = (usePlans().data?.items ?? []).filter(({ code }) =>
    plans.every(({ planCode }) => planCode !== code),
  );
  const required = { required: true, message: t('app.required') };
  const submit = ({ amount: typed, unit, ...values }: Typed): void => {
    const read = textOrNothing(typed) === undefined ? null : parseAmount(typed ?? '', unit);
    if (read && 'problem' in read) return;
    carry.mutate(
      {
        ...values,
        reason: values.reason.trim(),
        document: values.document.trim(),
        figureFen: read ? read.fen.toString() : null,
      },
      { onSuccess: () => onDone(t('family.carriedOver')) },
    );
  };
  return (
    <FormDialog<Typed>
      name="carry-over"
      title={t('family.carryOver')}
      submit={t('app.save')}
      form={form}
      initial={{ fromPlan: plans.at(-1)?.planCode, unit: 'yi', effectiveOn: cityToday() }}
      fieldOf={{ figureFen: 'amount' }}
      pending={carry.isPending}
      error={carry.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('family.carryHint')}
      </p>
      <Form.Item name="fromPlan" label={t('family.fromPlan')} rules={[required]}>
        <Select
          options={plans.map(({ planCode, planName }) => ({ value: planCode, label: planName }))}
        />
      </Form.Item>
      <Form.Item name="toPlan" label={t('family.toPlan')} rules={[required]}>
        <Select
          options={later.map(({ code, name }) => ({ value: code, label: name }))}
          notFoundContent={t('family.noLaterPlan')}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item
          name="amount"
          label={t('family.figureOptional')}
          dependencies={['unit']}
          rules={[amount()]}
        >
          <Input inputMode="decimal" autoComplete="off" maxLength={40} style={{ width: 200 }} />
        </Form.Item>
        <Form.Item name="unit" label={t('ledger.unit')} rules={[required]}>
          <Select
            style={{ width: 120 }}
            options={MONEY_UNITS.map((value) => ({ value, label: word('moneyUnit', value) }))}
          />
        </Form.Item>
        <Form.Item name="effectiveOn" label={t('budget.sheet.paperDay')} rules={[required]}>
          <DayField max={cityToday()} />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label={t('budget.chain.reason')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="document"
        label={t('budget.chain.document')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
