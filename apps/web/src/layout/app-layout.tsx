import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, ScrollRestoration } from 'react-router';
import { useWaitingApprovals } from '../client/approvals.js';
import { useSignOut } from '../client/session.js';
import { useSignedIn } from '../session/signed-in.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { ContradictionBanner } from './contradiction-banner.js';
import { LanguageSwitch } from './language-switch.js';
import { Loading } from './loading.js';
import { menuFor } from './menu-for.js';
import { ProblemMessage } from './problem-message.js';

/** Shows the layout around every page: skip link, menu, language switch, and the signed-in user. */
export function AppLayout() {
  const { t } = useTranslation();
  const { roles, readOnlyUnits, installation } = useSignedIn();
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="frame-head">
        <Link to="/" className="frame-name">
          {t('app.name')}
        </Link>
        <nav className="frame-menu" aria-label={t('app.menu')}>
          <ul>
            {menuFor(
              roles.map(({ role }) => role),
              installation,
            ).map(({ key, to }) => (
              <li key={key}>
                <NavLink to={to}>
                  {t(`menu.${key}`)}
                  {key === 'approvals' && <WaitingCount />}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <PersonCorner />
      </header>
      <main id="content" className="frame-main" tabIndex={-1}>
        {readOnlyUnits.length > 0 && (
          <p role="status" className="panel">
            {t('app.readOnlyUnits', { units: readOnlyUnits.join(t('app.listComma')) })}
          </p>
        )}
        <ContradictionBanner />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="frame-foot">{t('app.version', { version: __TRACKER_VERSION__ })}</footer>
      <ScrollRestoration />
    </div>
  );
}

/**
 * Shows the number of change requests that wait for the user, for a decision or, returned, for an
 * edit, and of the user's that were approved since the user last looked. Shows nothing when there
 * are none.
 */
function WaitingCount() {
  const { t } = useTranslation();
  const { toDecide = 0, returned = 0, approved = 0 } = useWaitingApprovals().data ?? {};
  const count = toDecide + returned + approved;
  return (
    count > 0 && (
      <>
        {' '}
        <span className="count" aria-hidden="true">
          {count}
        </span>
        <span className="offscreen">
          {toDecide > 0 && t('menu.waiting', { count: toDecide })}
          {returned > 0 && t('menu.returned', { count: returned })}
          {approved > 0 && t('menu.approved', { count: approved })}
        </span>
      </>
    )
  );
}

function PersonCorner() {
  const { t } = useTranslation();
  const { person, roles } = useSignedIn();
  const signOut = useSignOut();
  return (
    <div className="frame-person">
      <LanguageSwitch />
      <span>
        <span className="offscreen">{t('app.account')} </span>
        <InChinese>{person.name}</InChinese>
        {[...new Set(roles.map(({ role }) => role))].map((role) => (
          <span key={role} className="small">
            {' '}
            · <CodeWord list="role" code={role} />
          </span>
        ))}
      </span>
      <button
        type="button"
        className="frame-button"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {t('app.signOut')}
      </button>
      {signOut.error && <ProblemMessage error={signOut.error} />}
    </div>
  );
}
