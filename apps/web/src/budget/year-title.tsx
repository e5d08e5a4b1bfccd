import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequest } from '../client/budget-change-requests.js';
import { ChangeRequestStateWord } from './change-requests/change-request-state.js';

/** Shows a year with links to its change requests that are not decided yet. */
export function YearTitle({
  year,
  filings: changeRequests,
}: {
  year: number;
  filings: readonly (ChangeRequest | undefined)[];
}) {
  const { t } = useTranslation();
  return (
    <div className="stacked">
      <span>{year}</span>
      {changeRequests.map(
        (changeRequest) =>
          changeRequest && (
            <Link
              key={changeRequest.id}
              to={`/change-requests/${changeRequest.id}`}
              aria-label={t('budget.sheet.openFiling', { year })}
            >
              <ChangeRequestStateWord state={changeRequest.state} />
            </Link>
          ),
      )}
    </div>
  );
}
