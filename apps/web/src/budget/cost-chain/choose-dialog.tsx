import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CostRecord, useChooseFigure } from '../../client/cost-chain.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useWord } from '../../language/use-language.js';
import { formatFen } from '../../ui/money/format-fen.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';

interface Typed {
  reason: string;
}
interface DialogOf {
  projectId: string;
  /** The cost to choose; null means the cost that the plan states. */
  record: CostRecord | null;
  unit: MoneyUnit;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/**
 * Shows a dialog that decides, with a reason, which of several recorded costs of a project is the
 * valid one. The other recorded costs are not deleted.
 */
export function ChooseDialog({ projectId, record, unit, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const choose = useChooseFigure(projectId);
  const name =
    record === null
      ? t('budget.chain.planFigure')
      : `${word('costStage', record.stage)} ${formatFen(record.amountFen, unit).text} ${word('moneyUnit', unit)}`;
  return (
    <FormDialog<Typed>
      name="choose"
      title={t('budget.chain.chooseTitle', { name })}
      submit={t('budget.chain.choose')}
      form={form}
      pending={choose.isPending}
      error={choose.error}
      onClose={onClose}
      onSubmit={({ reason }) =>
        choose.mutate(
          { recordId: record?.id ?? null, reason: reason.trim() },
          { onSuccess: () => onDone(t('budget.chain.chosen', { name })) },
        )
      }
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('budget.chain.chooseHint')}
      </p>
      <Form.Item
        name="reason"
        label={t('budget.chain.chooseReason')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
