import { useTranslation } from 'react-i18next';
import { type Restriction, useSignOut } from '../client/session.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { EnrolSecondFactor } from '../identity/account/enrol-second-factor.js';
import { PasswordForm } from '../identity/account/password-form.js';
import { useTitle } from '../ui/wording/use-title.js';
import { SignInBox } from '../session/sign-in-box.js';

/**
 * Shows the page with a step that the user has to complete before using the app, and the reason for
 * it. The user can only complete it or sign out.
 */
export function MustFirstPage({ must, onDone }: { must: Restriction; onDone: () => void }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const title =
    must === 'password-change-required' ? t('account.mustPassword') : t('account.mustEnrol');
  useTitle(title);
  const out = (
    <button
      type="button"
      className="frame-button"
      disabled={signOut.isPending}
      onClick={() => signOut.mutate()}
    >
      {t('app.signOut')}
    </button>
  );
  return (
    <SignInBox title={title} aside={out}>
      <p>
        {must === 'password-change-required'
          ? t('account.mustPasswordWhy')
          : t('account.mustEnrolWhy')}
      </p>
      {signOut.error && <ProblemMessage error={signOut.error} />}
      {must === 'password-change-required' ? (
        <PasswordForm onDone={onDone} />
      ) : (
        <EnrolSecondFactor onDone={onDone} />
      )}
    </SignInBox>
  );
}
