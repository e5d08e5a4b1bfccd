import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../frame/language-switch.js';

interface SignInBoxProps {
  title: string;
  /** What stands beside the choice of the language, such as the way out. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of what is asked before the app opens: signing in, a password of one's own, a second factor. */
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
