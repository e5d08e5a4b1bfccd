import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWord } from '../language/use-language.js';
import { MONEY_UNITS, type MoneyUnit } from '../ui/money/money-unit.js';
import { type AmountOptions, type AmountProblem, parseAmount } from '../ui/money/parse-amount.js';

/**
 * Returns a function that creates a form rule for amounts in the form's unit of money. The rule
 * accepts an empty amount, because the form's `required` rule reports it.
 */
export function useAmountRule(): (options?: AmountOptions) => ({
  getFieldValue,
}: {
  getFieldValue: (name: string) => unknown;
}) => {
  validator: (_: unknown, typed?: string) => Promise<void>;
} {
  const { t } = useTranslation();
  const word = (problem: AmountProblem): string => t(`budget.problem.${problem}`);
  return (options) =>
    ({ getFieldValue }) => ({
      validator: (_, typed) => {
        const read = typed ? parseAmount(typed, getFieldValue('unit') as MoneyUnit, options) : null;
        return read && 'problem' in read
          ? Promise.reject(new Error(word(read.problem)))
          : Promise.resolve();
      },
    });
}

/**
 * Shows a field for an amount, with a select input for the unit of money that applies to the whole
 * form.
 */
export function AmountField({ label }: { label: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const amount = useAmountRule();
  const required = { required: true, message: t('app.required') };
  return (
    <div className="field-row">
      <Form.Item name="amount" label={label} dependencies={['unit']} rules={[required, amount()]}>
        <Input inputMode="decimal" autoComplete="off" maxLength={40} style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name="unit" label={t('ledger.unit')} rules={[required]}>
        <Select
          style={{ width: 120 }}
          options={MONEY_UNITS.map((value) => ({ value, label: word('moneyUnit', value) }))}
        />
      </Form.Item>
    </div>
  );
}
