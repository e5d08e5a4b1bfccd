import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FindingDetail, useAnswerFinding } from '../client/findings.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { DocumentField } from '../ui/documents/document-field.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { useRegistering } from '../ui/documents/use-registering.js';

interface Typed {
  text: string;
  document?: string | null;
}

/** Shows a dialog that answers an audit finding and names the document that supports the answer. */
export function AnswerDialog({
  finding: { id, projectId },
  onDone,
  onClose,
}: {
  finding: FindingDetail;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const answer = useAnswerFinding(id);
  const registering = useRegistering(projectId, form);
  return (
    <>
      <FormDialog<Typed>
        name="answer"
        title={t('findings.answerTitle')}
        submit={t('findings.answer')}
        form={form}
        pending={answer.isPending}
        error={answer.error}
        onClose={onClose}
        onSubmit={({ text, document }) =>
          answer.mutate(
            { text: text.trim(), document: textOrNothing(document) },
            { onSuccess: () => onDone(t('findings.answered')) },
          )
        }
      >
        <p className="soft small" style={{ marginBottom: 10 }}>
          {t('findings.answerWhat')}
        </p>
        <Form.Item
          name="text"
          label={t('findings.answerText')}
          rules={[{ required: true, whitespace: true, message: t('app.required') }]}
        >
          <Input.TextArea rows={5} maxLength={4000} />
        </Form.Item>
        <DocumentField projectId={projectId} onRegister={registering.register} />
      </FormDialog>
      {registering.dialog}
    </>
  );
}
