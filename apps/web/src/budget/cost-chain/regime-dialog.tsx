import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRecordRegime } from '../../client/cost-chain.js';
import type { ProjectDetail } from '../../client/projects.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useWord } from '../../language/use-language.js';
import { textOrNothing } from '../../ui/form/text-or-nothing.js';

const REGIMES = ['approval', 'verification', 'filing'] as const;
interface Typed {
  regime: (typeof REGIMES)[number];
  validFrom: string;
  document: string;
  reason?: string;
}

/**
 * Shows a dialog that records the project's approval regime: 审批 (approval), 核准 (verification)
 * or 备案 (registration), from which day, and by which document.
 */
export function RegimeDialog({
  project,
  onDone,
  onClose,
}: {
  project: ProjectDetail;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const record = useRecordRegime(project.id);
  const required = { required: true, message: t('app.required') };
  const submit = ({ regime, validFrom, document, reason }: Typed): void =>
    record.mutate(
      { regime, validFrom, document: document.trim(), reason: textOrNothing(reason) },
      {
        onSuccess: () =>
          onDone(t('budget.chain.regimeRecorded', { regime: word('approvalRegime', regime) })),
      },
    );
  return (
    <FormDialog<Typed>
      name="regime"
      title={t('budget.chain.recordRegime')}
      submit={t('app.save')}
      form={form}
      pending={record.isPending}
      error={record.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('budget.chain.regimeWhat')}
      </p>
      <div className="field-row">
        <Form.Item name="regime" label={t('project.regime')} rules={[required]}>
          <Select
            style={{ width: 170 }}
            options={REGIMES.map((value) => ({ value, label: word('approvalRegime', value) }))}
          />
        </Form.Item>
        <Form.Item name="validFrom" label={t('budget.chain.validFrom')} rules={[required]}>
          <DayField max={cityToday()} />
        </Form.Item>
      </div>
      <Form.Item
        name="document"
        label={t('budget.chain.document')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="reason" label={t('budget.chain.reasonOptional')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
