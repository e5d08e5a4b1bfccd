import { useTranslation } from 'react-i18next';

/** Shows the message that data is being loaded. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <p role="status" className="soft">
      {t('app.loading')}
    </p>
  );
}
