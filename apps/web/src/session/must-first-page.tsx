import { useTranslation } from 'react-i18next';
import { type Restriction, useSignOut } from '../client/session.js';
import { LanguageSwitch } from '../frame/language-switch.js';
import { Refused } from '../frame/refused.js';
import { EnrolSecondFactor } from '../pages/account/enrol-second-factor.js';
import { PasswordForm } from '../pages/account/password-form.js';
import { useTitle } from '../wording/use-title.js';

/** What has to be done before anything else, and why; the only other way leads out. */
export function MustFirstPage({ must, onDone }: { must: Restriction; onDone: () => void }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const title = must === 'password-change-required' ? t('account.mustPassword') : t('account.mustEnrol');
  useTitle(title);
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <span className="frame-name">{t('app.name')}</span>
          <LanguageSwitch />
          <button type="button" className="frame-button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>{t('app.signOut')}</button>
        </div>
        <h1 tabIndex={-1}>{title}</h1>
        <p>{must === 'password-change-required' ? t('account.mustPasswordWhy') : t('account.mustEnrolWhy')}</p>
        {signOut.error && <Refused error={signOut.error} />}
        {must === 'password-change-required' ? <PasswordForm onDone={onDone} /> : <EnrolSecondFactor onDone={onDone} />}
      </div>
    </main>
  );
}
