import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../layout/status-message.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { PasswordForm } from './password-form.js';
import { useSignedIn } from '../../session/signed-in.js';
import { CalendarSection } from './calendar-section.js';
import { ChannelsSection } from './channels-section.js';
import { NotificationsSection } from './notifications-section.js';
import { PreferencesSection } from './preferences-section.js';
import { SecondFactorSection } from './second-factor-section.js';
import { SessionsSection } from './sessions-section.js';
import { addressOf } from '../../client/base-path.js';

/** Shows the page of the signed-in user's own account: password, second factor, sessions. */
export default function AccountPage() {
  const { t } = useTranslation();
  const heading = useId();
  // Only officers, managers and auditors can be recipients of an alert rule, so other users do not
  // see the notification preferences.
  const tellsOfAlerts = useSignedIn().roles.some(
    ({ role }) => role === 'officer' || role === 'manager' || role === 'auditor',
  );
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <>
      <PageTitle title={t('account.title')} />
      <section className="panel" aria-labelledby={heading}>
        <h2 id={heading}>{t('account.password')}</h2>
        <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
        <PasswordForm onDone={() => setStatusMessage(t('account.changed'))} />
      </section>
      {tellsOfAlerts && (
        <>
          <PreferencesSection />
          <ChannelsSection />
          <CalendarSection />
        </>
      )}
      <NotificationsSection />
      <SecondFactorSection />
      <SessionsSection />
      <section className="panel" aria-labelledby={`${heading}-data`}>
        <h2 id={`${heading}-data`}>{t('account.data')}</h2>
        <p className="soft">{t('account.dataHint')}</p>
        <Button href={addressOf('/api/me/personal-data')} download>
          {t('account.dataFile')}
        </Button>
      </section>
    </>
  );
}
