import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration } from 'react-router';
import { ContradictionBanner } from '../layout/contradiction-banner.js';
import { Loading } from '../layout/loading.js';
import { useSignedIn } from '../session/signed-in.js';
import { useMedia } from '../ui/use-media.js';
import { PhoneBar } from './navigation/phone-bar.js';
import { SideBar } from './navigation/side-bar.js';

/** Shows the layout around every page: skip link, navigation, and the signed-in user. */
export function AppLayout() {
  const { t } = useTranslation();
  const { readOnlyUnits } = useSignedIn();
  // The same width as in navigation.css.
  const narrow = useMedia('(max-width: 900px)');
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      {narrow ? <PhoneBar /> : <SideBar />}
      <div className="frame-body">
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
      </div>
      <ScrollRestoration />
    </div>
  );
}
