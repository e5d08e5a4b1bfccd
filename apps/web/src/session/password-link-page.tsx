import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskForLink, useSetPasswordByLink } from '../client/account.js';
import { useFieldProblems } from '../ui/form/use-field-problems.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useTitle } from '../ui/wording/use-title.js';
import { SignInBox } from './sign-in-box.js';
import { addressOf } from '../client/base-path.js';

/**
 * Reads the secret of a mailed link, which follows the # in the URL. Then removes the secret from
 * the URL, so that it does not stay in the browser's history.
 */
function takeSecret(): string {
  const secret = window.location.hash.slice(1);
  if (secret !== '') window.history.replaceState(null, '', window.location.pathname);
  return secret;
}

/** Shows the page of a mailed link, on which the recipient chooses a password. Needs no sign-in. */
export default function PasswordLinkPage() {
  const { t } = useTranslation();
  const [secret] = useState(takeSecret);
  const [done, setDone] = useState(false);
  useTitle(t('account.choose'));
  return (
    <SignInBox title={t('account.choose')}>
      {secret === '' && <p role="alert">{t('account.noLink')}</p>}
      {done && <p role="status">{t('account.chosen')}</p>}
      {secret !== '' && !done && <ChooseForm secret={secret} onDone={() => setDone(true)} />}
      <p>
        <a href={addressOf('/')}>{t('account.toSignIn')}</a>
      </p>
    </SignInBox>
  );
}

interface Typed {
  next: string;
  again: string;
}

function ChooseForm({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const set = useSetPasswordByLink();
  const atFields = useFieldProblems(form, set.error);
  const required = { required: true, message: t('app.required') };
  const same = {
    validator: (_: unknown, typed: string) =>
      !typed || typed === form.getFieldValue('next')
        ? Promise.resolve()
        : Promise.reject(new Error(t('account.differs'))),
  };
  const submit = ({ next }: Typed): void => set.mutate({ secret, next }, { onSuccess: onDone });
  return (
    <Form<Typed>
      name="choose-password"
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={set.isPending}
      onFinish={submit}
    >
      <p className="soft">{t('account.chooseHint')}</p>
      <Form.Item
        name="next"
        label={t('account.next')}
        extra={t('account.nextHint')}
        rules={[required]}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} autoFocus />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('account.again')}
        dependencies={['next']}
        rules={[required, same]}
      >
        <Input.Password autoComplete="new-password" visibilityToggle={false} />
      </Form.Item>
      {set.error && <ProblemMessage error={set.error} atFields={atFields} />}
      <Button
        type="primary"
        htmlType="submit"
        block
        loading={set.isPending}
        style={{ marginTop: 12 }}
      >
        {t('account.choose')}
      </Button>
    </Form>
  );
}

/**
 * Shows the page to request a mail with a link to set a password. Needs no sign-in. The response
 * does not reveal whether the address belongs to an account.
 */
export function ForgottenPasswordPage() {
  const { t } = useTranslation();
  const ask = useAskForLink();
  useTitle(t('account.forgotten'));
  return (
    <SignInBox title={t('account.forgotten')}>
      <p className="soft">{t('account.forgottenHint')}</p>
      {ask.isSuccess && <p role="status">{t('account.linkAsked')}</p>}
      <Form<{ email: string }>
        name="forgotten"
        layout="vertical"
        requiredMark={false}
        onFinish={({ email }) => ask.mutate(email)}
      >
        <Form.Item
          name="email"
          label={t('signIn.email')}
          rules={[{ required: true, message: t('app.required') }]}
        >
          <Input autoComplete="username" inputMode="email" autoFocus />
        </Form.Item>
        {ask.error && <ProblemMessage error={ask.error} />}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={ask.isPending}
          style={{ marginTop: 12 }}
        >
          {t('account.sendLink')}
        </Button>
      </Form>
      <p>
        <a href={addressOf('/')}>{t('account.toSignIn')}</a>
      </p>
    </SignInBox>
  );
}
