import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cityTime } from '../../ui/day/city-day.js';
import { InChinese } from '../../ui/wording/in-chinese.js';

/** A pending change request as the notice names it. */
export interface Alike {
  id: string;
  filedAt: string;
  filedByName: string | null;
}

/**
 * Shows a notice of pending change requests for the same project, month and kind of amount
 * (completed, in place or paid). It prevents that an amount is submitted or approved twice by
 * mistake.
 */
export function AlikeNotice({
  alike,
  said: statusMessage,
}: {
  alike: readonly Alike[];
  said: string;
}) {
  const { t } = useTranslation();
  return (
    alike.length > 0 && (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={statusMessage}
        style={{ margin: '8px 0' }}
        description={
          <ul className="lines">
            {alike.map(({ id, filedAt, filedByName }) => (
              <li key={id}>
                <Link to={`/change-requests/${id}`} target="_blank">
                  {t('approvals.alikeOne', { at: cityTime(filedAt) })}
                </Link>
                {filedByName !== null && (
                  <>
                    {' '}
                    · <InChinese>{filedByName}</InChinese>
                  </>
                )}
              </li>
            ))}
          </ul>
        }
      />
    )
  );
}
