import { Form, type FormInstance, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWord } from '../language/use-language.js';
import { exactYuan } from '../ui/money/format-fen.js';
import { MONEY_UNITS, type MoneyUnit } from '../ui/money/money-unit.js';
import { parseAmount } from '../ui/money/parse-amount.js';

/** Shows the fields for an amount above zero and for the unit of money in which it is typed. */
export function AmountFields() {
  const { t } = useTranslation();
  const word = useWord();
  const required = { required: true, message: t('app.required') };
  return (
    <div className="field-row">
      <Form.Item
        name="amount"
        label={t('ledger.amount')}
        dependencies={['unit']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, typed?: string) =>
              refuseAmount(typed, getFieldValue('unit') as MoneyUnit, (problem) =>
                t(`ledger.problem.${problem}`),
              ),
          }),
        ]}
      >
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

interface Watched {
  amount?: string;
  unit: MoneyUnit;
}

/** Shows the typed amount in yuan, so that a wrong unit is noticed. */
export function AmountInYuan({ form }: { form: FormInstance }) {
  const { t } = useTranslation();
  const typed = Form.useWatch(({ amount, unit }: Watched) => ({ amount, unit }), form) as
    Watched | undefined;
  const read = typed?.amount ? parseAmount(typed.amount, typed.unit) : null;
  return (
    <div role="status" className="preview soft">
      {read && 'fen' in read && <div>{t('ledger.inYuan', { yuan: exactYuan(read.fen) })}</div>}
    </div>
  );
}

/**
 * Validates a typed amount; rejects the promise with the reason. Accepts an empty amount, because
 * the form's `required` rule reports it.
 */
function refuseAmount(
  typed: string | undefined,
  unit: MoneyUnit,
  word: (problem: 'not-a-number' | 'not-positive' | 'finer-than-fen' | 'too-large') => string,
): Promise<void> {
  const read = typed ? parseAmount(typed, unit) : null;
  return read && 'problem' in read
    ? Promise.reject(new Error(word(read.problem)))
    : Promise.resolve();
}
