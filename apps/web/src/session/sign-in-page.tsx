import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../client/session.js';
import { LanguageSwitch } from '../frame/language-switch.js';
import { Refused } from '../frame/refused.js';
import { useTitle } from '../wording/use-title.js';

interface Credentials { email: string; password: string }

/** Asks who is there. It takes the place of whatever page was opened, so that the address leads on afterwards. */
export function SignInPage({ ended }: { ended: boolean }) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  useTitle(t('signIn.title'));
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <span className="frame-name">{t('app.name')}</span>
          <LanguageSwitch />
        </div>
        <h1>{t('signIn.title')}</h1>
        <p className="soft">{ended ? t('signIn.ended') : t('signIn.intro')}</p>
        <Form<Credentials> name="sign-in" layout="vertical" requiredMark={false} onFinish={(values) => signIn.mutate(values)}>
          <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true, message: t('app.required') }]}>
            <Input autoComplete="username" inputMode="email" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('app.required') }]}>
            <Input.Password autoComplete="current-password" visibilityToggle={false} />
          </Form.Item>
          {signIn.error && <Refused error={signIn.error} fields={false} />}
          <Button type="primary" htmlType="submit" block loading={signIn.isPending} style={{ marginTop: 12 }}>{t('signIn.submit')}</Button>
        </Form>
        <p className="soft small">{t('signIn.first')}</p>
      </div>
    </main>
  );
}
