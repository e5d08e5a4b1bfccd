import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../ui/wording/page-title.js';

/** Shows the page for an unknown URL. */
export function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('failure.notFoundTitle')} />
      <p>{t('failure.notFound')}</p>
      <p>
        <Link to="/">{t('failure.backToStart')}</Link>
      </p>
    </>
  );
}
