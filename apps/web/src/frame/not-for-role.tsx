import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

/** Says that a page is not for the reader's role, where there is nothing to ask the server for that would say so. */
export function NotForRole() {
  const { t } = useTranslation();
  return <Alert type="error" role="alert" title={t('failure.notForRole')} />;
}
