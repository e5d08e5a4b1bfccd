import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Contradiction, useCloseContradiction } from '../../client/contradictions.js';
import { FormDialog } from '../../ui/form/form-dialog.js';

interface ClosureDialogProps {
  contradiction: Contradiction;
  onDone: (requestId: string) => void;
  onClose: () => void;
}

/** Shows a dialog for the reason why a contradiction is to be closed; an administrator decides. */
export function ClosureDialog({ contradiction, onDone, onClose }: ClosureDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const close = useCloseContradiction(contradiction.id);
  return (
    <FormDialog<{ reason: string }>
      name="closure"
      title={t('verification.closeTitle')}
      submit={t('verification.close')}
      form={form}
      pending={close.isPending}
      error={close.error}
      onClose={onClose}
      onSubmit={({ reason }) => close.mutate(reason.trim(), { onSuccess: ({ id }) => onDone(id) })}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('verification.closeWhat')}
      </p>
      <Form.Item
        name="reason"
        label={t('verification.closeReason')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
