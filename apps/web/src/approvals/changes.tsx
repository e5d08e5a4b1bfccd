import { useTranslation } from 'react-i18next';
import type { ApprovalSummary } from '../client/approvals.js';
import { useLanguage } from '../language/use-language.js';
import { DataTable } from '../ui/table/data-table.js';

/** Shows the values that a change request would change, before and after the change. */
export function Changes({ lines }: { lines: ApprovalSummary['lines'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <DataTable
      caption={t('changes.changesCaption')}
      rows={lines}
      rowKey={(line) => String(lines.indexOf(line))}
      empty={t('app.none')}
      columns={[
        {
          key: 'what',
          title: t('changes.what'),
          names: true,
          cell: ({ label }) => label[language],
        },
        {
          key: 'old',
          title: t('changes.old'),
          cell: ({ old }) => <span className="recorded">{old?.[language] ?? '—'}</span>,
        },
        {
          key: 'new',
          title: t('changes.new'),
          cell: (line) => <strong className="recorded">{line.new?.[language] ?? '—'}</strong>,
        },
      ]}
    />
  );
}
