import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegisterDocument } from './use-documents.js';
import { DayField } from '../form/day-field.js';
import { FormDialog } from '../form/form-dialog.js';
import { textOrNothing } from '../form/text-or-nothing.js';

interface Typed {
  documentNumber: string;
  name: string;
  issuedBy?: string;
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
  onDone: (documentNumber: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const register = useRegisterDocument(projectId);
  const required = { required: true, whitespace: true, message: t('app.required') };
  const submit = ({ documentNumber, name, issuedBy, issuedOn, location, sha256 }: Typed): void =>
    register.mutate(
      {
        documentNumber: documentNumber.trim(),
        name: name.trim(),
        issuedBy: textOrNothing(issuedBy),
        issuedOn: issuedOn ?? undefined,
        location: textOrNothing(location),
        sha256: textOrNothing(sha256)?.toLowerCase(),
      },
      { onSuccess: () => onDone(documentNumber.trim()) },
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
      <Form.Item name="documentNumber" label={t('documents.number')} rules={[required]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t('documents.title')} rules={[required]}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <div className="field-row">
        <Form.Item
          name="issuedBy"
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
