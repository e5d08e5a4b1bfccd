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
  verdict,
  id,
  onDone,
  onClose,
}: {
  verdict: 'return' | 'close';
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
      title={t(`findings.${verdict}Title`)}
      submit={t(`findings.${verdict}`)}
      form={form}
      fieldOf={{ reason: 'text', note: 'text' }}
      pending={evaluate.isPending}
      error={evaluate.error}
      onClose={onClose}
      onSubmit={({ text }) =>
        evaluate.mutate(
          { verdict, text: text.trim() },
          { onSuccess: () => onDone(t(`findings.${verdict}Done`)) },
        )
      }
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t(`findings.${verdict}What`)}
      </p>
      <Form.Item
        name="text"
        label={t(`findings.${verdict}Text`)}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
