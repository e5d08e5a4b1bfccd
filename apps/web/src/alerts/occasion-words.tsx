import { useTranslation } from 'react-i18next';
import { readOccasion } from './occasion.js';

/** Shows the reason for a notification as a translated text. */
export function OccasionWords({ occasion }: { occasion: string }) {
  const { t } = useTranslation();
  const read = readOccasion(occasion);
  switch (read.why) {
    case 'commitment-broken':
      return <>{t('alerts.occasion.commitmentBroken', { day: read.day })}</>;
    case 'snooze-over':
      return <>{t('alerts.occasion.snoozeOver', { day: read.day })}</>;
    case 'escalated':
      return <>{t('alerts.occasion.escalated', { step: read.step })}</>;
    case 'reminder':
      return <>{t('alerts.occasion.reminder', { days: read.days })}</>;
    case 'raised':
    case 'worsened':
    case 'inherited':
    case 'head':
      return <>{t(`alerts.occasion.${read.why}`)}</>;
    case 'other':
      return <span className="code">{occasion}</span>;
  }
}
