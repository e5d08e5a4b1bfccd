import { Form, Input, Progress, Select } from 'antd';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { fileSize } from './file-size.js';
import {
  FILE_BYTES_MAX,
  type DocumentSubject,
  type ProjectDocument,
  useUploadDocument,
} from '../ui/documents/use-documents.js';

const DISCLOSURES = ['proactive', 'on-request', 'withheld'] as const;
/**
 * File name extensions that the browser's file picker offers. The server decides by the file's
 * content whether it accepts the file.
 */
const ENDINGS =
  '.pdf,.ofd,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.dps,.odt,.ods,.odp,.png,.jpg,.jpeg,.gif,.webp,.bmp,.tif,.tiff,.heic,.txt,.csv,.zip,.7z,.rar,.gz,.tar';

interface Typed {
  file?: File | null;
  documentNumber?: string;
  issuedBy?: string;
  issuedOn?: string | null;
  disclosure?: string;
}

/** Returns the translation key of the reason why a file cannot be uploaded; null when it can. */
const faultOf = (
  file: File | null | undefined,
): 'fileMissing' | 'fileEmpty' | 'fileTooLarge' | null => {
  if (!file) return 'fileMissing';
  if (file.size === 0) return 'fileEmpty';
  return file.size > FILE_BYTES_MAX ? 'fileTooLarge' : null;
};

/**
 * Shows a dialog that uploads a document of a project, about the project or about `subject`. An empty or too large file is rejected
 * before anything is sent.
 */
export function UploadDialog({
  projectId,
  subject,
  onDone,
  onClose,
}: {
  projectId: string;
  subject?: DocumentSubject;
  onDone: (document: ProjectDocument) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const { upload, percent, stop } = useUploadDocument(projectId, subject);
  const submit = ({ file, documentNumber, issuedBy, issuedOn, disclosure }: Typed): void => {
    if (!file) return;
    upload.mutate(
      {
        file,
        documentNumber: textOrNothing(documentNumber),
        issuedBy: textOrNothing(issuedBy),
        issuedOn: issuedOn ?? undefined,
        disclosure,
      },
      { onSuccess: onDone },
    );
  };
  return (
    <FormDialog<Typed>
      name="upload"
      title={t('documents.upload')}
      submit={t('documents.upload')}
      form={form}
      pending={upload.isPending}
      error={upload.error}
      onSubmit={submit}
      onClose={() => {
        stop();
        onClose();
      }}
    >
      <FileField />
      {upload.isPending && (
        <Progress percent={percent} aria-label={t('documents.sent')} status="active" />
      )}
      <Form.Item name="documentNumber" label={t('documents.numberOptional')}>
        <Input maxLength={200} autoComplete="off" />
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
      <Form.Item name="disclosure" label={t('documents.disclosureOptional')}>
        <Select
          allowClear
          style={{ width: 220 }}
          options={DISCLOSURES.map((value) => ({
            value,
            label: t(`documents.disclosures.${value}`),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/**
 * Shows the input for the file, with an error message as soon as the user selects an unsuitable
 * file.
 */
function FileField() {
  const { t } = useTranslation();
  const check = (_: unknown, file: File | null | undefined): Promise<void> => {
    const fault = faultOf(file);
    return fault === null
      ? Promise.resolve()
      : Promise.reject(
          new Error(t(`documents.${fault}`, { size: file ? fileSize(file.size) : '' })),
        );
  };
  return (
    <Form.Item
      name="file"
      label={t('documents.file')}
      required
      extra={t('documents.fileHint')}
      // Browsers do not let a program set the value of a file input, so the form only reads the
      // selected file from the input and never writes a value to it.
      getValueProps={() => ({})}
      getValueFromEvent={({ target }: ChangeEvent<HTMLInputElement>) => target.files?.[0] ?? null}
      rules={[{ validator: check }]}
    >
      <input type="file" accept={ENDINGS} aria-required="true" style={{ maxWidth: '100%' }} />
    </Form.Item>
  );
}
