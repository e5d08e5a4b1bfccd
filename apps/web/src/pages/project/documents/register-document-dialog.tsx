import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ProjectDocument, useRegisterDocument } from '../../../client/documents.js';
import { DayField } from '../../../form/day-field.js';
import { FormDialog } from '../../../form/form-dialog.js';
import { textOrNothing } from '../ledger/posting.js';

interface Typed {
  number: string;
  title: string;
  issuer?: string;
  issuedOn?: string | null;
  location?: string;
  sha256?: string;
}

/**
 * Shows a dialog that registers a document of a project. A registered document cannot be changed
 * later.
 */
export function RegisterDocumentDialog({
  projectId,
  onDone,
  onClose,
}: {
  projectId: string;
  onDone: (document: ProjectDocument) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const register = useRegisterDocument(projectId);
  const required = { required: true, whitespace: true, message: t('app.required') };
  const submit = ({ number, title, issuer, issuedOn, location, sha256 }: Typed): void =>
    register.mutate(
      {
        number: number.trim(),
        title: title.trim(),
        issuer: textOrNothing(issuer),
        issuedOn: issuedOn ?? undefined,
        location: textOrNothing(location),
        sha256: textOrNothing(sha256)?.toLowerCase(),
      },
      { onSuccess: onDone },
    );
  return (
    <FormDialog<Typed>
      name="document"
      title={t('documents.register')}
      submit={t('documents.register')}
      form={form}
      pending={register.isPending}
      error={register.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('documents.registerHint')}
      </p>
      <Form.Item name="number" label={t('documents.number')} rules={[required]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="title" label={t('documents.title')} rules={[required]}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <div className="field-row">
        <Form.Item
          name="issuer"
          label={t('documents.issuerOptional')}
          style={{ flex: '1 1 220px' }}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="issuedOn" label={t('documents.issuedOnOptional')}>
          <DayField />
        </Form.Item>
      </div>
      <Form.Item name="location" label={t('documents.locationOptional')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name="sha256"
        label={t('documents.sha256Optional')}
        rules={[{ pattern: /^\s*[0-9a-fA-F]{64}\s*$/, message: t('documents.sha256Wrong') }]}
      >
        <Input maxLength={70} autoComplete="off" className="code" />
      </Form.Item>
    </FormDialog>
  );
}
