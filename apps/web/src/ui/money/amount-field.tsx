import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { MONEY_UNITS, type MoneyUnit } from './money-unit.js';
import { type AmountOptions, parseAmount } from './parse-amount.js';

/** An amount as typed, with its unit. */
export interface TypedAmount {
  amount?: string;
  unit: MoneyUnit;
}

/** Returns the typed amount in fen; null where none was typed. */
export function readFen({ amount, unit }: TypedAmount, options?: AmountOptions): string | null {
  const read = amount ? parseAmount(amount, unit, options) : null;
  return read && 'fen' in read ? String(read.fen) : null;
}

/** Shows a field for an amount and its unit; `options` says which amounts are accepted. */
export function AmountField({
  label,
  required,
  options,
  words = 'budget',
}: {
  label: string;
  required: boolean;
  options?: AmountOptions;
  /** Whose words say what is wrong with an amount. */
  words?: 'budget' | 'ledger';
}) {
  const { t } = useTranslation();
  const word = useWord();
  const needed = { required: true, message: t('app.required') };
  return (
    <div className="field-row">
      <Form.Item
        name="amount"
        label={label}
        dependencies={['unit']}
        rules={[
          ...(required ? [needed] : []),
          ({ getFieldValue }) => ({
            validator: (_: unknown, typed?: string) => {
              const unit = getFieldValue('unit') as MoneyUnit;
              const read = typed ? parseAmount(typed, unit, options) : null;
              return read && 'problem' in read
                ? Promise.reject(new Error(t(`${words}.problem.${read.problem}`)))
                : Promise.resolve();
            },
          }),
        ]}
      >
        <Input inputMode="decimal" autoComplete="off" maxLength={40} style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name="unit" label={t('ledger.unit')} rules={[needed]}>
        <Select
          style={{ width: 120 }}
          options={MONEY_UNITS.map((value) => ({ value, label: word('moneyUnit', value) }))}
        />
      </Form.Item>
    </div>
  );
}
