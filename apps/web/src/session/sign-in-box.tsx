import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../layout/language-switch.js';

interface SignInBoxProps {
  title: string;
  /** Element beside the language switch, such as a button to sign out. */
  aside?: ReactNode;
  children: ReactNode;
}

/**
 * Shows the layout of the pages before the app opens: sign-in, choice of a password, setup of a
 * second factor.
 */
export function SignInBox({ title, aside, children }: SignInBoxProps) {
  const { t } = useTranslation();
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <span className="frame-name">{t('app.name')}</span>
          <LanguageSwitch />
          {aside}
        </div>
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
