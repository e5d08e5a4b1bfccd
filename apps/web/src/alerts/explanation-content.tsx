import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Approval, useEditApproval } from '../client/approvals.js';
import { useMay } from '../session/use-may.js';
import { FormDialog } from '../ui/form/form-dialog.js';

interface ContentOf {
  request: Approval;
  onDone: (words: string) => void;
}

/**
 * Shows what only the alerts know of the explanation of one: the way to the alert and, while the
 * explanation is a draft or was returned, its form.
 */
export function ExplanationContent({ request, onDone }: ContentOf) {
  const { t } = useTranslation();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { state, subject, organisationIds } = request;
  const editable =
    (state === 'draft' || state === 'returned') && organisationIds.every((id) => may.record(id));
  return (
    <div className="actions">
      <Link to={`/alerts/${subject.id}`}>{t('alerts.explain.toAlert')}</Link>
      {editable && <Button onClick={() => setEditing(true)}>{t('alerts.explain.edit')}</Button>}
      {editing && (
        <EditDialog
          request={request}
          onClose={() => setEditing(false)}
          onDone={(words) => {
            setEditing(false);
            onDone(words);
          }}
        />
      )}
    </div>
  );
}

interface Typed {
  explanation: string;
}

function EditDialog({ request, onDone, onClose }: ContentOf & { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const edit = useEditApproval(request);
  return (
    <FormDialog<Typed>
      name="explanation"
      title={t('alerts.explain.edit')}
      submit={t('app.save')}
      form={form}
      initial={{ explanation: (request.payload as Partial<Typed>).explanation ?? '' }}
      pending={edit.isPending}
      error={edit.error}
      onClose={onClose}
      onSubmit={({ explanation }) =>
        edit.mutate(
          { payload: { explanation: explanation.trim() } },
          { onSuccess: () => onDone(t('alerts.explain.edited')) },
        )
      }
    >
      <p className="soft small">{t('alerts.explain.editHint')}</p>
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
