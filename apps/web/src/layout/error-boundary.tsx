import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

/**
 * Whether the error is a script of the app that can no longer be loaded, usually because a newer
 * version was deployed.
 */
const isMissingPart = (error: unknown): boolean =>
  error instanceof TypeError && /module|import/i.test(error.message);

/** Error page shown in place of a page that failed; the layout around it remains. */
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
