import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../client/ledger.js';
import { StatusTag } from '../ui/wording/status-tag.js';

type Related = Pick<
  LedgerEntry,
  | 'reversesId'
  | 'reversesSequence'
  | 'reversedById'
  | 'reversedBySequence'
  | 'correctsId'
  | 'correctsSequence'
  | 'correctedById'
  | 'correctedBySequence'
  | 'recoversId'
  | 'recoversSequence'
  | 'recoveredByIds'
  | 'recoveredBySequences'
>;

/**
 * Shows links from a ledger entry to the entries that reverse or replace it, and to those that it
 * reverses or replaces.
 */
export function EntryRelations({
  entry,
  onOpen,
}: {
  entry: Related;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const related = [
    { key: 'reversedBy', id: entry.reversedById, sequence: entry.reversedBySequence },
    { key: 'correctedBy', id: entry.correctedById, sequence: entry.correctedBySequence },
    { key: 'reverses', id: entry.reversesId, sequence: entry.reversesSequence },
    { key: 'corrects', id: entry.correctsId, sequence: entry.correctsSequence },
    { key: 'recovers', id: entry.recoversId, sequence: entry.recoversSequence },
    ...entry.recoveredByIds.map((id, index) => ({
      key: 'recoveredBy' as const,
      id,
      sequence: entry.recoveredBySequences[index] ?? null,
    })),
  ] as const;
  return (
    <div className="lines">
      <EntryState entry={entry} />
      {related.map(
        ({ key, id, sequence }) =>
          id !== null && (
            <span key={`${key} ${id}`}>
              <Button type="link" size="small" className="in-text" onClick={() => onOpen(id)}>
                {t(`ledger.related.${key}`, { sequence })}
              </Button>
            </span>
          ),
      )}
    </div>
  );
}

function EntryState({ entry }: { entry: Related }) {
  const { t } = useTranslation();
  if (entry.reversesId !== null)
    return (
      <span>
        <StatusTag tone="amber">{t('ledger.reversal')}</StatusTag>
      </span>
    );
  if (entry.reversedById !== null)
    return (
      <span>
        <StatusTag tone="grey">
          {t(entry.correctedById === null ? 'ledger.reversed' : 'ledger.corrected')}
        </StatusTag>
      </span>
    );
  if (entry.recoversId !== null)
    return (
      <span>
        <StatusTag tone="amber">{t('ledger.recovery')}</StatusTag>
      </span>
    );
  return (
    entry.correctsId !== null && (
      <span>
        <StatusTag tone="green">{t('ledger.correction')}</StatusTag>
      </span>
    )
  );
}
