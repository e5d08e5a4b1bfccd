import { Modal } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type LedgerEntry, useLedgerEntry } from '../client/ledger.js';
import { cityTime } from '../ui/day/city-day.js';
import { useFocusReturn } from '../ui/form/use-focus-return.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { exactYuan } from '../ui/money/format-fen.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { DocumentLink } from '../ui/documents/document-link.js';
import { EntryRelations } from './entry-relations.js';
import { PARTS } from './series.js';
import { ActorName } from '../ui/wording/actor-name.js';

interface DialogOf {
  projectId: string;
  id: string;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/**
 * Shows a dialog with all data of one ledger entry, including exact amounts and hashes. The dialog
 * has a URL of its own that can be shared.
 */
export function EntryDialog({ projectId, id, onOpen, onClose }: DialogOf) {
  const { t } = useTranslation();
  const { data: entry, error, refetch } = useLedgerEntry(projectId, id);
  useFocusReturn();
  return (
    <Modal
      open
      title={entry ? t('ledger.entryTitle', { sequence: entry.sequence }) : t('ledger.title')}
      onCancel={onClose}
      footer={null}
      width={640}
    >
      {!entry &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {entry && <EntryFacts entry={entry} onOpen={onOpen} />}
    </Modal>
  );
}

function EntryFacts({ entry, onOpen }: { entry: LedgerEntry; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const money = (fen: string): string => t('ledger.yuan', { yuan: exactYuan(fen) });
  const givenFields = entry.buildingFen !== null;
  return (
    <>
      <dl className="facts">
        <Fact name={t('ledger.series')}>
          <CodeWord list="series" code={entry.series} />
        </Fact>
        <Fact name={t('ledger.month')}>{entry.month}</Fact>
        <Fact name={t('ledger.effectiveOn')}>{entry.effectiveOn}</Fact>
        <Fact name={t('ledger.amount')}>
          <span className="figure">{money(entry.amountFen)}</span>
        </Fact>
        {entry.recoveredFen !== null && (
          <Fact name={t('ledger.recovered')}>
            <span className="figure">{money(entry.recoveredFen)}</span>
          </Fact>
        )}
        <Fact name={t('ledger.running')}>
          <span className="figure">{money(entry.runningFen)}</span>
        </Fact>
        <Fact name={t('ledger.source')}>
          {entry.fundingSource === null ? (
            t('ledger.notStated')
          ) : (
            <CodeWord list="fundingSource" code={entry.fundingSource} />
          )}
        </Fact>
        {givenFields &&
          PARTS.map((part) => (
            <Fact key={part} name={t(`ledger.part.${part}`)}>
              {money(entry[`${part}Fen`] ?? '0')}
            </Fact>
          ))}
        {!givenFields && <Fact name={t('ledger.composition')}>{t('ledger.notStated')}</Fact>}
        <Fact name={t('ledger.document')}>
          {entry.document === null ? (
            t('app.none')
          ) : (
            <DocumentLink projectId={entry.projectId} number={entry.document} />
          )}
        </Fact>
        <Fact name={t('ledger.origin')}>
          <CodeWord list="origin" code={entry.origin} />
        </Fact>
        <Fact name={t('ledger.recordedBy')}>
          <ActorName id={entry.recordedBy} name={entry.recordedByName} />
        </Fact>
        <Fact name={t('ledger.approvedBy')}>
          {entry.approvedBy === null ? (
            t('ledger.beforeApproval')
          ) : (
            <ActorName id={entry.approvedBy} name={entry.approvedByName} />
          )}
        </Fact>
        <Fact name={t('ledger.recordedAt')}>{cityTime(entry.recordedAt)}</Fact>
        {entry.proposalId !== null && (
          <Fact name={t('approvals.proposal')}>
            <Link to={`/change-requests/${entry.proposalId}`}>{t('ledger.openProposal')}</Link>
          </Fact>
        )}
        {((entry.reversesId ?? entry.reversedById ?? entry.correctsId ?? entry.recoversId) !==
          null ||
          entry.recoveredByIds.length > 0) && (
          <Fact name={t('ledger.fate')} wide>
            <EntryRelations entry={entry} onOpen={onOpen} />
          </Fact>
        )}
        {entry.note !== null && (
          <Fact name={t('ledger.note')} wide>
            <InChinese className="recorded">{entry.note}</InChinese>
          </Fact>
        )}
      </dl>
      <details className="apart">
        <summary>{t('ledger.hashes')}</summary>
        <dl className="facts">
          <Fact name="SHA-256" wide>
            <span className="code">{entry.hash}</span>
          </Fact>
          <Fact name="SM3" wide>
            <span className="code">{entry.sm3 ?? t('ledger.beforeSm3')}</span>
          </Fact>
        </dl>
        <p className="soft small">{t('ledger.hashesHint')}</p>
      </details>
    </>
  );
}

function Fact({
  name,
  children,
  wide = false,
}: {
  name: string;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <div className={wide ? 'wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
