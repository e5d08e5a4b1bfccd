import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSignOut } from '../../client/session.js';
import { LanguageSwitch } from '../../layout/language-switch.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useSignedIn } from '../../session/signed-in.js';
import { chooseTheme, THEMES, useTheme } from '../../ui/style/theme.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { Flyout, type FlyoutPlace } from '../../ui/flyout.js';
import { Icon } from './icon.js';
import { ownPages } from './menu-for.js';

/**
 * Shows the name of the signed-in user, and behind it what is the user's own: account, delegations,
 * tokens, language, colours, and the way out.
 */
export function AccountMenu({ place }: { place: FlyoutPlace }) {
  const { t } = useTranslation();
  const { person } = useSignedIn();
  return (
    <Flyout
      place={place}
      buttonClass="account-button"
      label={t('app.account')}
      button={<Person />}
      hint={person.name}
    >
      {(close) => <Own onLeave={close} />}
    </Flyout>
  );
}

function Person() {
  const { t } = useTranslation();
  const { person, roles } = useSignedIn();
  return (
    <>
      <span aria-hidden="true">
        <InChinese className="avatar">{[...person.name][0]}</InChinese>
      </span>
      <span className="account-words">
        <span className="offscreen">{t('app.account')} </span>
        <InChinese className="account-name">{person.name}</InChinese>
        <span className="small soft">
          {[...new Set(roles.map(({ role }) => role))].map((role, at) => (
            <span key={role}>
              {at > 0 && ' · '}
              <CodeWord list="role" code={role} />
            </span>
          ))}
        </span>
      </span>
      <Icon name="chevron" className="icon turn" />
    </>
  );
}

function Own({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { roles } = useSignedIn();
  const signOut = useSignOut();
  return (
    <>
      <ul className="nav-list">
        {ownPages(roles.map(({ role }) => role)).map(({ key, to }) => (
          <li key={key}>
            <Link
              to={to}
              className="nav-link"
              aria-current={pathname === to ? 'page' : undefined}
              onClick={onLeave}
            >
              {t(`menu.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
      <div className="own-row">
        <span>{t('menu.language')}</span>
        <LanguageSwitch />
      </div>
      <ThemeChoice />
      <button
        type="button"
        className="nav-link sign-out"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {t('app.signOut')}
      </button>
      {signOut.error && <ProblemMessage error={signOut.error} />}
    </>
  );
}

function ThemeChoice() {
  const { t } = useTranslation();
  const theme = useTheme();
  return (
    <fieldset className="theme-choice">
      <legend>{t('menu.theme')}</legend>
      <div className="segments">
        {THEMES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="theme"
              value={one}
              checked={theme === one}
              onChange={() => chooseTheme(one)}
            />
            <span>{t(`menu.themes.${one}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
