import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

/**
 * Shows the message that the user's role has no access to a page. Used on pages that send no
 * request which the server could reject.
 */
export function NotForRole() {
  const { t } = useTranslation();
  return <Alert type="error" role="alert" title={t('failure.notForRole')} />;
}
