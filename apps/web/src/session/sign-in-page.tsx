import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../client/problem.js';
import { useSignIn, wasReplaced } from '../client/session.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useTitle } from '../ui/wording/use-title.js';
import { SignInBox } from './sign-in-box.js';
import { addressOf } from '../client/base-path.js';

interface Credentials {
  email: string;
  password: string;
  totp?: string;
}

/**
 * Shows the sign-in page at the URL of the requested page. After the sign-in the requested page
 * therefore opens at once.
 */
export function SignInPage({ ended }: { ended: boolean }) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const [codeAsked, setCodeAsked] = useState<'needed' | 'helps' | null>(null);
  useTitle(t('signIn.title'));
  const required = { required: true, message: t('app.required') };
  const asks = isProblem(signIn.error, 'SECOND_FACTOR_REQUIRED');
  // Asks for the code of the second factor if it is required. Also asks for it when sign-in is
  // locked after too many failed attempts, because password and code together are accepted even
  // then.
  const askForCode = (error: Error): void => {
    if (isProblem(error, 'SECOND_FACTOR_REQUIRED')) setCodeAsked('needed');
    else if (isProblem(error, 'TOO_MANY_ATTEMPTS')) setCodeAsked((asked) => asked ?? 'helps');
  };
  const submit = ({ totp, ...values }: Credentials): void =>
    signIn.mutate({ ...values, ...(totp ? { totp } : {}) }, { onError: askForCode });
  return (
    <SignInBox title={t('signIn.title')}>
      <p className="soft" role={wasReplaced() ? 'alert' : undefined}>
        {wasReplaced() ? t('signIn.replaced') : ended ? t('signIn.ended') : t('signIn.intro')}
      </p>
      <Form<Credentials>
        name="sign-in"
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        // A code is known to be needed only for the account that was tried. When the user types
        // another e-mail address, the field for the code is therefore hidden.
        onValuesChange={(changed) => {
          if ('email' in changed) setCodeAsked(null);
        }}
      >
        <Form.Item name="email" label={t('signIn.email')} rules={[required]}>
          <Input autoComplete="username" inputMode="email" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={t('signIn.password')} rules={[required]}>
          <Input.Password autoComplete="current-password" visibilityToggle={false} />
        </Form.Item>
        {codeAsked && (
          <Form.Item
            name="totp"
            label={t('signIn.code')}
            extra={t(codeAsked === 'needed' ? 'signIn.codeHint' : 'signIn.codeHelps')}
            rules={codeAsked === 'needed' ? [{ ...required, whitespace: true }] : []}
          >
            <Input autoComplete="one-time-code" maxLength={40} autoFocus />
          </Form.Item>
        )}
        {signIn.error && !asks && <ProblemMessage error={signIn.error} />}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={signIn.isPending}
          style={{ marginTop: 12 }}
        >
          {t('signIn.submit')}
        </Button>
      </Form>
      <p>
        <a href={addressOf('/forgotten-password')}>{t('account.forgotten')}</a>
      </p>
      <p className="soft small">{t('signIn.first')}</p>
    </SignInBox>
  );
}
