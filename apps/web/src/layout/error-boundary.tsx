import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

/**
 * Checks whether the error means that a JavaScript file of the app cannot be loaded any more,
 * usually because a newer version of the app was deployed.
 */
const isMissingPart = (error: unknown): boolean =>
  error instanceof TypeError && /module|import/i.test(error.message);

/** Shows an error message in place of a page that failed. The layout around the page remains. */
export function ErrorBoundary() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <Alert
      type="error"
      role="alert"
      title={t('failure.title')}
      description={t(isMissingPart(error) ? 'failure.newVersion' : 'failure.fault')}
      action={<Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>}
    />
  );
}
