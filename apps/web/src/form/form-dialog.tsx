import { Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemMessage } from '../layout/problem-message.js';
import { type FieldOf, useFieldProblems } from './use-field-problems.js';
import { useFocusReturn } from './use-focus-return.js';

interface FormDialogProps<Values> {
  name: string;
  title: string;
  submit: string;
  form: FormInstance<Values>;
  initial?: Partial<Values>;
  pending: boolean;
  error: unknown;
  /** Maps field names of the API to fields of the form where they differ. */
  fieldOf?: FieldOf;
  /** For a form with more than two fields in a row. */
  wide?: boolean;
  danger?: boolean;
  /** A second way to finish the form, with the values typed so far. */
  besides?: { label: string; act: (values: Partial<Values>) => void };
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A form in a dialog. Errors of the server appear above the buttons and at the fields; typed values
 * stay.
 */
export function FormDialog<Values extends object>({
  name,
  title,
  submit,
  form,
  initial,
  pending,
  error,
  fieldOf = {},
  danger = false,
  wide = false,
  besides,
  onSubmit,
  onClose,
  children,
}: FormDialogProps<Values>) {
  const { t } = useTranslation();
  useFocusReturn();
  const fields = useRef<HTMLDivElement>(null);
  const atFields = useFieldProblems(form, error, fieldOf);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={null}
      mask={{ closable: false }}
      width={wide ? 820 : 560}
      afterOpenChange={(open) => open && focusFirst(fields.current)}
    >
      <Form<Values>
        name={name}
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={onSubmit}
        disabled={pending}
      >
        <div ref={fields}>{children}</div>
        {Boolean(error) && <ProblemMessage error={error} atFields={atFields} />}
        <div className="actions" style={{ justifyContent: 'flex-end', marginTop: 12 }}>
          <Button onClick={onClose} disabled={false}>
            {t('app.cancel')}
          </Button>
          {besides && (
            <Button loading={pending} onClick={() => besides.act(form.getFieldsValue())}>
              {besides.label}
            </Button>
          )}
          <Button type="primary" danger={danger} htmlType="submit" loading={pending}>
            {submit}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

/**
 * Focuses the first field, unless a field already has the focus. On a slow machine the opening
 * animation may end after the reader has started to type elsewhere in the form.
 */
function focusFirst(fields: HTMLElement | null): void {
  if (fields && !fields.contains(document.activeElement))
    fields.querySelector<HTMLElement>('input, textarea')?.focus();
}
