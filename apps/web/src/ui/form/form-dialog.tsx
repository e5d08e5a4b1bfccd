import { Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemMessage } from '../../layout/problem-message.js';
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
  /** Maps field names of the API to fields of the form where the names differ. */
  fieldOf?: FieldOf;
  /** Makes the dialog wide, for a form with more than two fields in a row. */
  wide?: boolean;
  danger?: boolean;
  /**
   * A second button that also finishes the form, such as one that saves a draft. `act` receives the
   * values typed so far.
   */
  besides?: { label: string; act: (values: Partial<Values>) => void };
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/**
 * Shows a form in a dialog. Error messages of the server appear above the buttons and at the
 * fields. After an error the typed values are kept.
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
 * Focuses the first field, unless a field already has the focus: on a slow machine the opening
 * animation may end when the user has already started to type in another field.
 */
function focusFirst(fields: HTMLElement | null): void {
  if (fields && !fields.contains(document.activeElement))
    fields.querySelector<HTMLElement>('input, textarea')?.focus();
}
