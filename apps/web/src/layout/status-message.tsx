import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/**
 * Shows the result of an action: green for success, red if `bad`. The message stays visible, and
 * screen readers announce it. With `requestId`, links to the change request that was filed.
 */
export function StatusMessage({
  text,
  requestId = null,
  bad = false,
  onClose,
}: {
  text: string | null;
  requestId?: string | null;
  bad?: boolean;
  onClose?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {text !== null && (
        <Alert
          type={bad ? 'error' : 'success'}
          role="none"
          title={
            requestId === null ? (
              text
            ) : (
              <>
                {text} <Link to={`/change-requests/${requestId}`}>{t('app.openRequest')}</Link>
              </>
            )
          }
          showIcon={false}
          closable={onClose ? { onClose } : false}
        />
      )}
    </div>
  );
}
