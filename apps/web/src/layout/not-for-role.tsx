import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

/**
 * Message that the reader's role has no access to a page. Used where the page makes no request
 * whose rejection would say so.
 */
export function NotForRole() {
  const { t } = useTranslation();
  return <Alert type="error" role="alert" title={t('failure.notForRole')} />;
}
