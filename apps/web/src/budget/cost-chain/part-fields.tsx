import { Form, type FormInstance, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { exactYuan } from '../../ui/money/format-fen.js';
import { textOrNothing } from '../../ui/form/text-or-nothing.js';
import { fenOf, hasParts, PART_NAMES, PARTS, sumOf, type TypedCost } from './cost-typed.js';

/** Shows fields for the four components of a cost. Either all or none must be filled in. */
export function PartFields({ form }: { form: FormInstance<TypedCost> }) {
  const { t } = useTranslation();
  const word = useWord();
  const evaluate = (typed: string | undefined, all: TypedCost): Promise<void> => {
    if (!hasParts(all)) return Promise.resolve();
    if (textOrNothing(typed) === undefined) return Promise.reject(new Error(t('ledger.allParts')));
    return fenOf(typed, all.unit, { zero: true }) === null
      ? Promise.reject(new Error(t('budget.problem.not-a-number')))
      : Promise.resolve();
  };
  return (
    <fieldset className="fieldset">
      <legend>{t('ledger.compositionOptional')}</legend>
      <div className="field-row">
        {PART_NAMES.map((part) => (
          <Form.Item
            key={part}
            name={part}
            label={word('filingField', PARTS[part])}
            dependencies={['unit', ...PART_NAMES.filter((other) => other !== part)]}
            rules={[
              ({ getFieldsValue }) => ({
                validator: (_, typed?: string) => evaluate(typed, getFieldsValue() as TypedCost),
              }),
            ]}
          >
            <Input inputMode="decimal" autoComplete="off" maxLength={40} style={{ width: 150 }} />
          </Form.Item>
        ))}
      </div>
      <SumOfParts form={form} />
    </fieldset>
  );
}

function SumOfParts({ form }: { form: FormInstance<TypedCost> }) {
  const { t } = useTranslation();
  const typed = Form.useWatch((values: TypedCost) => values, form) as TypedCost | undefined;
  if (!typed || !hasParts(typed))
    return <p className="soft small">{t('ledger.compositionHint')}</p>;
  const sum = sumOf(
    PART_NAMES.map((part) => typed[part]),
    typed.unit,
  );
  const amount = fenOf(typed.amount, typed.unit);
  return (
    <p role="status" className="soft small">
      {sum === null ? t('ledger.allParts') : t('ledger.partsSum', { yuan: exactYuan(sum) })}
      {sum !== null &&
        amount !== null &&
        (sum === amount
          ? t('ledger.partsMatch')
          : t('ledger.partsApart', { yuan: exactYuan(amount - sum) }))}
    </p>
  );
}
