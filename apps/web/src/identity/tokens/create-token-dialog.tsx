import { Checkbox, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type IssuedToken, useCreateToken } from '../../client/tokens.js';
import { FormDialog } from '../../ui/form/form-dialog.js';

interface Wanted {
  name: string;
  days: number;
  mayWrite: boolean;
  reportsOnly: boolean;
}

const DAYS_USUAL = 90;
const DAYS_MAX = 366;

/** Shows a dialog for the purpose, scopes and validity of a new API token. */
export function CreateTokenDialog({
  onDone,
  onClose,
}: {
  onDone: (token: IssuedToken) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const create = useCreateToken();
  return (
    <FormDialog<Wanted>
      name="new-token"
      title={t('tokens.create')}
      submit={t('tokens.create')}
      form={form}
      initial={{ days: DAYS_USUAL, mayWrite: false, reportsOnly: false }}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={({ name, days, mayWrite, reportsOnly }) =>
        create.mutate(
          { name, days, reportsOnly, scopes: mayWrite ? ['read', 'write'] : ['read'] },
          { onSuccess: onDone },
        )
      }
    >
      <Form.Item
        name="name"
        label={t('tokens.name')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="days"
        label={t('tokens.days')}
        rules={[
          {
            required: true,
            type: 'integer',
            min: 1,
            max: DAYS_MAX,
            message: t('tokens.daysRange'),
          },
        ]}
      >
        <InputNumber style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name="mayWrite" valuePropName="checked" extra={t('tokens.mayWriteHint')}>
        <Checkbox>{t('tokens.mayWrite')}</Checkbox>
      </Form.Item>
      <Form.Item name="reportsOnly" valuePropName="checked">
        <Checkbox>{t('tokens.reportsOnly')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
