import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../client/ledger.js';
import { useWord } from '../language/use-language.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import type { Column } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { Signatories } from '../ui/signatories.js';
import { Composition } from './composition.js';
import { DocumentLink } from '../ui/documents/document-link.js';
import { EntryRelations } from './entry-relations.js';

interface ColumnsOf {
  unit: MoneyUnit;
  onOpen: (id: string) => void;
  mayRecord: boolean;
  onReverse: (entry: LedgerEntry) => void;
  onCorrect: (entry: LedgerEntry) => void;
  onRecover: (entry: LedgerEntry) => void;
}

/** Returns the table columns for a project's ledger. */
export function useLedgerColumns({ unit, onOpen, ...may }: ColumnsOf): Column<LedgerEntry>[] {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  const actions: Column<LedgerEntry> = {
    key: 'actions',
    title: t('tokens.actions'),
    cell: (entry) => <Actions entry={entry} {...may} />,
  };
  return [
    {
      key: 'sequence',
      title: t('ledger.sequence'),
      names: true,
      cell: ({ id, sequence }) => (
        <Button
          type="link"
          size="small"
          className="in-text"
          aria-label={t('ledger.openEntry', { sequence })}
          onClick={() => onOpen(id)}
        >
          {sequence}
        </Button>
      ),
    },
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
      key: 'running',
      title: `${t('ledger.running')} ${money}`,
      number: true,
      cell: ({ runningFen }) => <Amount fen={runningFen} unit={unit} />,
    },
    {
      key: 'composition',
      title: `${t('ledger.composition')} ${money}`,
      cell: (entry) => <Composition of={entry} unit={unit} />,
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
    {
      key: 'origin',
      title: t('ledger.origin'),
      cell: ({ origin }) => (
        <span className="nowrap">
          <CodeWord list="origin" code={origin} />
        </span>
      ),
    },
    {
      key: 'by',
      title: t('ledger.hands'),
      cell: ({ recordedByName, recordedBy, approvedByName, approvedBy, recordedAt }) => (
        <Signatories
          people={[
            [recordedBy, recordedByName],
            ...(approvedBy === null ? [] : [[approvedBy, approvedByName] as const]),
          ]}
          at={recordedAt}
        />
      ),
    },
    {
      key: 'fate',
      title: t('ledger.fate'),
      cell: (entry) => <EntryRelations entry={entry} onOpen={onOpen} />,
    },
    ...(may.mayRecord ? [actions] : []),
  ];
}

/**
 * Shows the buttons to reverse or correct a ledger entry, and to record money of it that came back.
 * An entry can be reversed only once, a reversal not at all, and a recovery is reversed, not
 * corrected.
 */
function Actions({
  entry,
  mayRecord,
  onReverse,
  onCorrect,
  onRecover,
}: Omit<ColumnsOf, 'unit' | 'onOpen'> & { entry: LedgerEntry }) {
  const { t } = useTranslation();
  const { sequence, reversedById, reversesId, recoversId, recoveredFen } = entry;
  const left = BigInt(entry.amountFen) - BigInt(recoveredFen ?? 0);
  return (
    mayRecord &&
    reversedById === null &&
    reversesId === null && (
      <div className="stacked">
        {recoversId === null && recoveredFen === null && (
          <Button
            size="small"
            aria-label={t('ledger.correctTitle', { sequence })}
            onClick={() => onCorrect(entry)}
          >
            {t('ledger.correct')}
          </Button>
        )}
        {recoveredFen === null && (
          <Button
            size="small"
            aria-label={t('ledger.reverseTitle', { sequence })}
            onClick={() => onReverse(entry)}
          >
            {t('ledger.reverse')}
          </Button>
        )}
        {left > 0n && (
          <Button
            size="small"
            aria-label={t('ledger.recoverTitle', { sequence })}
            onClick={() => onRecover(entry)}
          >
            {t('ledger.recover')}
          </Button>
        )}
      </div>
    )
  );
}
