import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../../client/account.js';
import { useFieldProblems } from '../../ui/form/use-field-problems.js';
import { ProblemMessage } from '../../layout/problem-message.js';

interface Typed {
  current: string;
  next: string;
  again: string;
  keepTokens?: boolean;
}

/** Shows a form that changes the user's own password. The new password is typed twice. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const change = useChangePassword();
  const atFields = useFieldProblems(form, change.error);
  const required = { required: true, message: t('app.required') };
  const submit = ({ current, next, keepTokens = false }: Typed): void =>
    change.mutate(
      { current, next, keepTokens },
      {
        onSuccess: () => {
          form.resetFields();
          onDone();
        },
      },
    );
  return (
    <Form<Typed>
      name="password"
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={change.isPending}
      onFinish={submit}
      style={{ maxWidth: 360 }}
    >
      <Form.Item name="current" label={t('account.current')} rules={[required]}>
        <Input.Password autoComplete="current-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('account.next')}
        extra={t('account.nextHint')}
        rules={[required]}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('account.again')}
        dependencies={['next']}
        rules={[
          required,
          {
            validator: (_, typed) =>
              !typed || typed === form.getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('account.differs'))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item name="keepTokens" valuePropName="checked" extra={t('account.keepTokensHint')}>
        <Checkbox>{t('account.keepTokens')}</Checkbox>
      </Form.Item>
      {change.error && <ProblemMessage error={change.error} atFields={atFields} />}
      <Button type="primary" htmlType="submit" loading={change.isPending} style={{ marginTop: 12 }}>
        {t('account.change')}
      </Button>
    </Form>
  );
}
