import { Button, Form, type FormInstance, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CostChain } from '../../client/cost-chain.js';
import { useWord } from '../../language/use-language.js';
import { exactYuan } from '../../ui/money/format-fen.js';
import { percentOf } from '../../ui/money/percent-of.js';
import { FUNDING_SOURCES } from '../../ui/money/funding-sources.js';
import { useAmountRule } from '../amount-field.js';
import { REASON_CLASSES } from './chain-order.js';
import { fenOf, sumOf, type TypedCost } from './cost-typed.js';

/**
 * Shows fields for a change of the approved cost: its reasons and the funding sources that pay for
 * it, one per row. Below are the sums that the budget rules check.
 */
export function AdjustmentFields({
  form,
  current,
}: {
  form: FormInstance<TypedCost>;
  current: CostChain['current'];
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="fieldset">
      <legend>{t('budget.chain.adjustment')}</legend>
      <Sums form={form} current={current} />
      <ReasonFields />
      <FundingFields />
    </fieldset>
  );
}

/**
 * Shows, while the user types, the change of cost against the current baseline, and by how much the
 * sums of reasons and of sources differ from this change.
 */
function Sums({ form, current }: { form: FormInstance<TypedCost>; current: CostChain['current'] }) {
  const { t } = useTranslation();
  const typed = Form.useWatch((values: TypedCost) => values, form) as TypedCost | undefined;
  if (!current)
    return (
      <p role="status" className="soft small">
        {t('budget.chain.nothingToAdjust')}
      </p>
    );
  const amount = typed ? fenOf(typed.amount, typed.unit) : null;
  if (!typed || amount === null)
    return (
      <p role="status" className="soft small">
        {t('budget.chain.adjustsFrom', { yuan: exactYuan(current.amountFen) })}
      </p>
    );
  const change = amount - BigInt(current.amountFen);
  return (
    <div role="status" className="preview soft">
      <div>
        {t('budget.chain.changes', {
          before: exactYuan(current.amountFen),
          change: exactYuan(change),
          percent: percentOf(change, current.amountFen) ?? '',
        })}
      </div>
      <SumLine
        name={t('budget.chain.reasons')}
        sum={sumOf(
          (typed.reasons ?? []).map((one) => one?.amount),
          typed.unit,
        )}
        due={change}
      />
      {change > 0n && (
        <SumLine
          name={t('budget.chain.funding')}
          sum={sumOf(
            (typed.funding ?? []).map((one) => one?.amount),
            typed.unit,
          )}
          due={change}
        />
      )}
    </div>
  );
}

function SumLine({ name, sum, due }: { name: string; sum: bigint | null; due: bigint }) {
  const { t } = useTranslation();
  if (sum === null) return <div>{t('budget.chain.sumOpen', { name })}</div>;
  if (sum === due) return <div>{t('budget.chain.sumMatches', { name, sum: exactYuan(sum) })}</div>;
  return (
    <div className="apart-sum">
      {t('budget.chain.sumApart', { name, sum: exactYuan(sum), apart: exactYuan(due - sum) })}
    </div>
  );
}

function ReasonFields() {
  const { t } = useTranslation();
  const required = { required: true, message: t('app.required') };
  const word = useWord();
  const amount = useAmountRule();
  return (
    <Form.List name="reasons">
      {(rows, { add, remove }, { errors }) => (
        <div className="list-fields" role="group" aria-label={t('budget.chain.reasons')}>
          <h3>{t('budget.chain.reasons')}</h3>
          {rows.map(({ key, name }) => (
            <div key={key} className="field-row">
              <Form.Item
                name={[name, 'class']}
                label={t('budget.chain.reasonClass')}
                rules={[required]}
              >
                <Select
                  style={{ width: 130 }}
                  options={REASON_CLASSES.map((value) => ({
                    value,
                    label: word('reasonClass', value),
                  }))}
                />
              </Form.Item>
              <Form.Item
                name={[name, 'amount']}
                label={t('budget.chain.changeOf')}
                dependencies={['unit']}
                rules={[required, amount({ signed: true })]}
              >
                <Input
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={40}
                  style={{ width: 140 }}
                />
              </Form.Item>
              <Form.Item
                name={[name, 'explanation']}
                label={t('budget.chain.explanation')}
                rules={[{ ...required, whitespace: true }]}
                style={{ flex: '1 1 220px' }}
              >
                <Input maxLength={2000} />
              </Form.Item>
              <Button
                className="beside-field"
                aria-label={t('budget.chain.removeReason', { number: name + 1 })}
                onClick={() => remove(name)}
              >
                {t('budget.remove')}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('budget.chain.addReason')}</Button>
          <Form.ErrorList errors={errors} />
        </div>
      )}
    </Form.List>
  );
}

function FundingFields() {
  const { t } = useTranslation();
  const required = { required: true, message: t('app.required') };
  const word = useWord();
  const amount = useAmountRule();
  return (
    <Form.List name="funding">
      {(rows, { add, remove }, { errors }) => (
        <div className="list-fields" role="group" aria-label={t('budget.chain.funding')}>
          <h3>{t('budget.chain.funding')}</h3>
          {rows.map(({ key, name }) => (
            <div key={key} className="field-row">
              <Form.Item name={[name, 'source']} label={t('ledger.source')} rules={[required]}>
                <Select
                  style={{ width: 200 }}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={FUNDING_SOURCES.map((value) => ({
                    value,
                    label: word('fundingSource', value),
                  }))}
                />
              </Form.Item>
              <Form.Item
                name={[name, 'amount']}
                label={t('budget.chain.pays')}
                dependencies={['unit']}
                rules={[required, amount()]}
              >
                <Input
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={40}
                  style={{ width: 140 }}
                />
              </Form.Item>
              <Button
                className="beside-field"
                aria-label={t('budget.chain.removeSource', { number: name + 1 })}
                onClick={() => remove(name)}
              >
                {t('budget.remove')}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('budget.chain.addSource')}</Button>
          <Form.ErrorList errors={errors} />
        </div>
      )}
    </Form.List>
  );
}
