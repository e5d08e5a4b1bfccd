import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Alert, useExplainAlert } from '../client/alerts.js';
import { FormDialog } from '../ui/form/form-dialog.js';

interface Typed {
  explanation: string;
}
interface ExplainDialogProps {
  alert: Alert;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/**
 * Shows a dialog with which a user submits the explanation of an alert whose cause can no longer be
 * removed. Another person decides about it.
 */
export function ExplainDialog({ alert, onDone, onClose }: ExplainDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const explain = useExplainAlert(alert.id);
  const submit = ({ explanation }: Typed): void =>
    explain.mutate(explanation.trim(), {
      onSuccess: () => onDone(t('alerts.explain.said', { project: alert.projectName })),
    });
  return (
    <FormDialog<Typed>
      name="explain"
      title={t('alerts.explain.of', { project: alert.projectName })}
      submit={t('alerts.explain.submit')}
      form={form}
      pending={explain.isPending}
      error={explain.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{alert.explanation}</p>
      <p className="soft small" style={{ margin: '6px 0 10px' }}>
        {t('alerts.explain.hint')}
      </p>
      <Form.Item
        name="explanation"
        label={t('alerts.explain.words')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={5} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
