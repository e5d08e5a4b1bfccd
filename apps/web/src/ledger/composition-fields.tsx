import { Form, type FormInstance, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactYuan } from '../ui/money/format-fen.js';
import { parseAmount } from '../ui/money/parse-amount.js';
import { compositionSum, hasComposition, type TypedPosting } from './posting.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { PARTS } from './series.js';

/**
 * Shows fields for the four components of an amount. Either all or none must be filled in, because
 * a missing component would be unknown, not zero.
 */
export function CompositionFields({ form }: { form: FormInstance }) {
  const { t } = useTranslation();
  const check = (typed: string | undefined, all: TypedPosting): Promise<void> => {
    if (!hasComposition(all)) return Promise.resolve();
    if (textOrNothing(typed) === undefined) return Promise.reject(new Error(t('ledger.allParts')));
    const read = parseAmount(typed ?? '', all.unit, { zero: true });
    return 'problem' in read
      ? Promise.reject(new Error(t(`ledger.problem.${read.problem}`)))
      : Promise.resolve();
  };
  return (
    <fieldset className="fieldset">
      <legend>{t('ledger.compositionOptional')}</legend>
      <div className="field-row">
        {PARTS.map((part) => (
          <Form.Item
            key={part}
            name={part}
            label={t(`ledger.part.${part}`)}
            dependencies={['unit', ...PARTS.filter((other) => other !== part)]}
            rules={[
              ({ getFieldsValue }) => ({
                validator: (_, typed?: string) => check(typed, getFieldsValue() as TypedPosting),
              }),
            ]}
          >
            <Input inputMode="decimal" autoComplete="off" maxLength={40} style={{ width: 112 }} />
          </Form.Item>
        ))}
      </div>
      <SumOfParts form={form} />
    </fieldset>
  );
}

/** Shows the sum of the typed components and its difference from the typed amount. */
function SumOfParts({ form }: { form: FormInstance }) {
  const { t } = useTranslation();
  const typed = Form.useWatch((values: TypedPosting) => values, form) as TypedPosting | undefined;
  if (!typed || !hasComposition(typed))
    return <p className="soft small">{t('ledger.compositionHint')}</p>;
  const sum = compositionSum(typed, typed.unit);
  // The amount may still be empty, because the components can be typed first.
  const amount = typed.amount ? parseAmount(typed.amount, typed.unit) : null;
  const apart = sum === null || amount === null || 'problem' in amount ? null : amount.fen - sum;
  return (
    <p role="status" className="soft small">
      {sum === null ? t('ledger.allParts') : t('ledger.partsSum', { yuan: exactYuan(sum) })}
      {apart !== null &&
        (apart === 0n
          ? t('ledger.partsMatch')
          : t('ledger.partsApart', { yuan: exactYuan(apart) }))}
    </p>
  );
}
