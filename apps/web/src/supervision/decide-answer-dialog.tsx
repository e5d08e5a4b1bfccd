import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDecideAnswer } from '../client/findings.js';
import { FormDialog } from '../ui/form/form-dialog.js';

interface Typed {
  text: string;
}

/**
 * Shows a dialog about the answer to an audit finding: it returns the answer with a reason, or
 * closes the finding with a note.
 */
export function DecideAnswerDialog({
  decision,
  id,
  onDone,
  onClose,
}: {
  decision: 'return' | 'close';
  id: string;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const evaluate = useDecideAnswer(id);
  return (
    <FormDialog<Typed>
      name="evaluate"
      title={t(`findings.${decision}Title`)}
      submit={t(`findings.${decision}`)}
      form={form}
      fieldOf={{ reason: 'text', note: 'text' }}
      pending={evaluate.isPending}
      error={evaluate.error}
      onClose={onClose}
      onSubmit={({ text }) =>
        evaluate.mutate(
          { decision, text: text.trim() },
          { onSuccess: () => onDone(t(`findings.${decision}Done`)) },
        )
      }
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t(`findings.${decision}What`)}
      </p>
      <Form.Item
        name="text"
        label={t(`findings.${decision}Text`)}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
