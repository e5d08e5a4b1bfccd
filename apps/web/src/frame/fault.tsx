import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

/** A part of a page that can no longer be fetched: usually the server has been given a newer version. */
const isMissingPart = (error: unknown): boolean =>
  error instanceof TypeError && /module|import/i.test(error.message);

/** Shown instead of a page that failed; the rest of the frame stays. */
export function Fault() {
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
