import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type ChangeRequest,
  type ChangeRequestBodies,
  type SavedChangeRequest,
  useSaveChangeRequest,
} from '../../client/budget-change-requests.js';
import { useProjectPlans } from '../../client/family.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { parseAmount } from '../../ui/money/parse-amount.js';
import { typedAmount } from '../../ui/money/typed-amount.js';
import { textOrNothing } from '../../ui/form/text-or-nothing.js';
import { AmountField } from '../amount-field.js';

interface Typed {
  planCode: string;
  amount: string;
  unit: MoneyUnit;
  effectiveOn: string;
  reason: string;
  document: string;
  place?: string;
}
interface DialogOf {
  projectId: string;
  /** The draft or returned change request to edit; null creates a new one. */
  over: Pick<ChangeRequest, 'id' | 'etag' | 'content'> | null;
  onDone: (changeRequest: SavedChangeRequest) => void;
  onClose: () => void;
}

/** Content of a stored draft; fields may be missing. */
type KeptFigure = {
  [Field in keyof ChangeRequestBodies['period-figure']]?:
    ChangeRequestBodies['period-figure'][Field] | null;
};

function typedFigure({
  planCode,
  amountFen,
  effectiveOn,
  reason,
  document,
  place,
}: KeptFigure): Partial<Typed> {
  const text = (value: string | null | undefined): string | undefined => value ?? undefined;
  return {
    planCode: text(planCode),
    amount: amountFen ? typedAmount(amountFen, 'yi') : undefined,
    unit: 'yi',
    effectiveOn: text(effectiveOn),
    reason: text(reason),
    document: text(document),
    place: text(place),
  };
}

/**
 * Shows a dialog that drafts a new figure for a project's spending in the period of a plan. The
 * original figure is not overwritten.
 */
export function PeriodFigureDialog({ projectId, over, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const save = useSaveChangeRequest(projectId);
  const plans = useProjectPlans(projectId).data?.items ?? [];
  const required = { required: true, message: t('app.required') };
  const submit = ({ amount, unit, ...typed }: Typed): void => {
    const read = parseAmount(amount, unit);
    if ('problem' in read) return;
    const body = {
      planCode: typed.planCode,
      amountFen: read.fen.toString(),
      effectiveOn: typed.effectiveOn,
      reason: typed.reason.trim(),
      document: typed.document.trim(),
      place: textOrNothing(typed.place) ?? null,
    };
    save.mutate({ filed: { kind: 'period-figure', body }, over }, { onSuccess: onDone });
  };
  return (
    <FormDialog<Typed>
      name="period-figure"
      title={t('family.adjust')}
      submit={t('budget.filings.saveDraft')}
      form={form}
      fieldOf={{ amountFen: 'amount' }}
      pending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
      initial={over ? typedFigure(over.content) : { unit: 'yi', planCode: plans.at(-1)?.planCode }}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('family.adjustHint')}
      </p>
      <Form.Item name="planCode" label={t('family.plan')} rules={[required]}>
        <Select
          options={plans.map(({ planCode, planName }) => ({ value: planCode, label: planName }))}
        />
      </Form.Item>
      <AmountField label={t('family.figure')} />
      <div className="field-row">
        <Form.Item name="effectiveOn" label={t('budget.sheet.paperDay')} rules={[required]}>
          <DayField max={cityToday()} />
        </Form.Item>
        <Form.Item
          name="document"
          label={t('budget.chain.document')}
          rules={[{ ...required, whitespace: true }]}
          style={{ flex: '2 1 200px' }}
        >
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item
          name="place"
          label={t('budget.chain.placeOptional')}
          style={{ flex: '1 1 130px' }}
        >
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label={t('budget.sheet.reason')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
