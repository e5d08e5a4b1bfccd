import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../ui/form/form-dialog.js';

/** Values that the user types in the dialog that returns change requests. */
export interface TypedReturn {
  reason: string;
  to: 'filer' | 'level-below';
}

interface ReturnDialogOf {
  /** Number of change requests that are returned. */
  count: number;
  /** Whether the request can also be returned to the level below, not only to its filer. */
  hasLevelBelow?: boolean;
  pending: boolean;
  error: unknown;
  onSubmit: (typed: TypedReturn) => void;
  onClose: () => void;
}

/** Shows the dialog that returns one or several change requests. A reason is required. */
export function ReturnDialog({ count, hasLevelBelow = false, ...rest }: ReturnDialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TypedReturn>();
  return (
    <FormDialog<TypedReturn>
      name="return"
      title={t('changes.returnTitle')}
      submit={t('changes.return')}
      form={form}
      initial={{ to: 'filer' }}
      {...rest}
    >
      <p className="soft">{t('changes.returnWhat', { count })}</p>
      {hasLevelBelow && (
        <Form.Item name="to" label={t('changes.returnTo')}>
          <Radio.Group
            options={(['filer', 'level-below'] as const).map((value) => ({
              value,
              label: t(`changes.to.${value}`),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t('changes.returnReason')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
