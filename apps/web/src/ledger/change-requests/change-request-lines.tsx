import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  type LedgerChangeRequest,
  type LedgerChangeRequestLine,
  useLedgerChangeRequestLines,
} from '../../client/change-requests.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { Composition } from '../composition.js';
import { DocumentLink } from '../../ui/documents/document-link.js';

/**
 * Shows the ledger entries that a change request proposes. After the approval of the change
 * request, each entry is shown with its sequence number in the ledger.
 */
export function LedgerChangeRequestLines({
  proposal: changeRequest,
  unit,
}: {
  proposal: LedgerChangeRequest;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const pages = useLedgerChangeRequestLines(changeRequest.id);
  const project: Column<LedgerChangeRequestLine> = {
    key: 'project',
    title: t('alerts.project'),
    names: true,
    cell: ({ projectId, projectName }) => (
      <Link to={`/projects/${projectId}`}>
        <InChinese>{projectName}</InChinese>
      </Link>
    ),
  };
  return (
    <PagedTable
      pages={pages}
      captionShown
      caption={t('approvals.linesCaption')}
      empty={t('app.none')}
      // Entries have no id before approval. Their order never changes, so the index can serve as
      // the key.
      rowKey={(line) => String(pages.items?.indexOf(line))}
      columns={[
        project,
        { key: 'what', title: t('approvals.lineKind'), cell: (line) => <WhatItDoes line={line} /> },
        {
          key: 'series',
          title: t('ledger.series'),
          cell: ({ series }) => (
            <span className="nowrap">
              <CodeWord list="series" code={series} />
            </span>
          ),
        },
        {
          key: 'month',
          title: t('ledger.month'),
          cell: ({ month }) => <span className="nowrap">{month}</span>,
        },
        {
          key: 'effective',
          title: t('ledger.effectiveOn'),
          cell: ({ effectiveOn }) => <span className="nowrap">{effectiveOn}</span>,
        },
        {
          key: 'amount',
          title: `${t('ledger.amount')} ${money}`,
          number: true,
          cell: ({ amountFen }) => <Amount fen={amountFen} unit={unit} />,
        },
        {
          key: 'composition',
          title: `${t('ledger.composition')} ${money}`,
          cell: (line) => <Composition of={line} unit={unit} />,
        },
        {
          key: 'source',
          title: t('ledger.source'),
          cell: ({ fundingSource }) =>
            fundingSource !== null && <CodeWord list="fundingSource" code={fundingSource} />,
        },
        {
          key: 'document',
          title: t('ledger.document'),
          cell: ({ projectId, document }) =>
            document !== null && <DocumentLink projectId={projectId} number={document} />,
        },
        {
          key: 'note',
          title: t('ledger.note'),
          cell: ({ note }) => <InChinese className="recorded">{note}</InChinese>,
        },
      ]}
    />
  );
}

/**
 * Describes whether a line of a change request adds, reverses or replaces a ledger entry. Links to
 * the entry once the line is in the ledger.
 */
function WhatItDoes({
  line: { projectId, reversesId, correctsId, recoversId, entryId, sequence },
}: {
  line: LedgerChangeRequestLine;
}) {
  const { t } = useTranslation();
  const other = reversesId ?? correctsId ?? recoversId;
  return (
    <div className="lines">
      <span>
        {reversesId !== null || recoversId !== null ? (
          <StatusTag tone="amber">
            {t(reversesId !== null ? 'ledger.reversal' : 'ledger.recovery')}
          </StatusTag>
        ) : (
          <StatusTag tone="green">
            {t(correctsId !== null ? 'ledger.correction' : 'approvals.newEntry')}
          </StatusTag>
        )}
      </span>
      {other !== null && (
        <Link className="nowrap" to={`/projects/${projectId}?entry=${other}`}>
          {t(
            reversesId !== null
              ? 'approvals.reversedEntry'
              : recoversId !== null
                ? 'approvals.recoveredEntry'
                : 'approvals.correctedEntry',
          )}
        </Link>
      )}
      {entryId !== null && sequence !== null && (
        <Link className="nowrap" to={`/projects/${projectId}?entry=${entryId}`}>
          {t('approvals.inLedger', { sequence })}
        </Link>
      )}
    </div>
  );
}
