import { Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../frame/refused.js';
import { type FieldOf, useFieldRefusals } from './use-field-refusals.js';
import { useFocusReturn } from './use-focus-return.js';

interface FormDialogProps<Values> {
  name: string;
  title: string;
  submit: string;
  form: FormInstance<Values>;
  initial?: Partial<Values>;
  pending: boolean;
  error: unknown;
  /** Fields of the form whose name in the API is another. */
  fieldOf?: FieldOf;
  /** For a form whose rows hold more than two fields. */
  wide?: boolean;
  danger?: boolean;
  /** A second way to end the form, with whatever is typed so far. */
  besides?: { label: string; act: (values: Partial<Values>) => void };
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog. A refusal shows above the buttons and at its fields; what was typed stays. */
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
  const atFields = useFieldRefusals(form, error, fieldOf);
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
        {Boolean(error) && <Refused error={error} atFields={atFields} />}
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

/** The first field, unless somebody types in one already: on a slow machine the dialog is still opening then, and what they type would go elsewhere. */
function focusFirst(fields: HTMLElement | null): void {
  if (fields && !fields.contains(document.activeElement))
    fields.querySelector<HTMLElement>('input, textarea')?.focus();
}
