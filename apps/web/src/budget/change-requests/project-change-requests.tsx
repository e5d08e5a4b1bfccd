import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChangeRequestKind,
  useProjectChangeRequests,
} from '../../client/budget-change-requests.js';
import { useWord } from '../../language/use-language.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { useChangeRequestColumns } from './change-request-columns.js';

/**
 * Shows a project's change requests of one kind: drafts, pending, returned and approved ones. Shows
 * nothing when there are none.
 */
export function ProjectChangeRequests({
  projectId,
  kind,
}: {
  projectId: string;
  kind: ChangeRequestKind;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const word = useWord();
  const [unit] = useMoneyUnit('wan');
  const pages = useProjectChangeRequests(projectId, kind);
  const columns = useChangeRequestColumns(unit);
  if (pages.items?.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('budget.filings.ofKind', { kind: word('filingKind', kind) })}</h2>
      <PagedTable
        pages={pages}
        columns={columns}
        caption={t('budget.filings.ofProjectCaption')}
        rowKey={({ id }) => id}
        empty={t('app.none')}
      />
    </section>
  );
}
