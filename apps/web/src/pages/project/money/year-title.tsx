import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Filing } from '../../../client/budget-filings.js';
import { FilingStateWord } from '../../filings/filing-state.js';

/** A year with links to its undecided change requests. */
export function YearTitle({
  year,
  filings,
}: {
  year: number;
  filings: readonly (Filing | undefined)[];
}) {
  const { t } = useTranslation();
  return (
    <div className="stacked">
      <span>{year}</span>
      {filings.map(
        (filing) =>
          filing && (
            <Link
              key={filing.id}
              to={`/budget-filings/${filing.id}`}
              aria-label={t('budget.sheet.openFiling', { year })}
            >
              <FilingStateWord state={filing.state} />
            </Link>
          ),
      )}
    </div>
  );
}
