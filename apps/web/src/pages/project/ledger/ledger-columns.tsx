import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../../client/ledger.js';
import { cityTime } from '../../../day/city-day.js';
import { useWord } from '../../../language/use-language.js';
import { Amount } from '../../../money/amount.js';
import type { MoneyUnit } from '../../../money/money-unit.js';
import type { Column } from '../../../table/data-table.js';
import { CodeWord } from '../../../wording/code-word.js';
import { InChinese } from '../../../wording/in-chinese.js';
import { Light } from '../../../wording/light.js';

interface ColumnsOf { unit: MoneyUnit; mayRecord: boolean; onReverse: (entry: LedgerEntry) => void }

/** Columns of a project's ledger. */
export function useLedgerColumns({ unit, mayRecord, onReverse }: ColumnsOf): Column<LedgerEntry>[] {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return [
    { key: 'sequence', title: t('ledger.sequence'), names: true, cell: ({ sequence }) => sequence },
    { key: 'series', title: t('ledger.series'), cell: ({ series }) => <span className="nowrap"><CodeWord list="series" code={series} /></span> },
    { key: 'month', title: t('ledger.month'), cell: ({ month }) => <span className="nowrap">{month}</span> },
    { key: 'effective', title: t('ledger.effectiveOn'), cell: ({ effectiveOn }) => <span className="nowrap">{effectiveOn}</span> },
    { key: 'amount', title: `${t('ledger.amount')} ${money}`, number: true, cell: ({ amountFen }) => <Amount fen={amountFen} unit={unit} /> },
    { key: 'running', title: `${t('ledger.running')} ${money}`, number: true, cell: ({ runningFen }) => <Amount fen={runningFen} unit={unit} /> },
    { key: 'source', title: t('ledger.source'), cell: ({ fundingSource }) => fundingSource !== null && <CodeWord list="fundingSource" code={fundingSource} /> },
    { key: 'document', title: t('ledger.document'), cell: ({ document }) => <InChinese className="recorded">{document}</InChinese> },
    { key: 'note', title: t('ledger.note'), cell: ({ note }) => <InChinese className="recorded">{note}</InChinese> },
    { key: 'origin', title: t('ledger.origin'), cell: ({ origin }) => <CodeWord list="origin" code={origin} /> },
    { key: 'by', title: t('ledger.recordedBy'), cell: ({ recordedBy, recordedByName }) => <InChinese>{recordedByName ?? recordedBy}</InChinese> },
    { key: 'at', title: t('ledger.recordedAt'), cell: ({ recordedAt }) => <span className="nowrap">{cityTime(recordedAt)}</span> },
    { key: 'fate', title: t('ledger.fate'), cell: (entry) => <Fate entry={entry} mayRecord={mayRecord} onReverse={onReverse} /> },
  ];
}

/** What became of an entry, or what may be done with it: it is reversed once, and a reversal never. */
function Fate({ entry, mayRecord, onReverse }: Omit<ColumnsOf, 'unit'> & { entry: LedgerEntry }) {
  const { t } = useTranslation();
  if (entry.reversedById !== null) return <Light tone="grey">{t('ledger.reversed')}</Light>;
  if (entry.reversesId !== null) return <Light tone="amber">{t('ledger.reversal')}</Light>;
  return mayRecord && <Button size="small" aria-label={t('ledger.reverseTitle', { sequence: entry.sequence })} onClick={() => onReverse(entry)}>{t('ledger.reverse')}</Button>;
}
