import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AuditLogRun,
  type AuditLogVerification,
  useAuditLogVerifications,
  useVerifyAuditLog,
} from '../client/audit-log-verifications.js';
import { cityTime } from '../ui/day/city-day.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import type { Column } from '../ui/table/data-table.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { HandedIn } from '../ui/handed-in.js';

/**
 * Shows past verifications of the audit log with their results, and a button to verify the log now.
 */
export function LogVerification() {
  const { t } = useTranslation();
  const heading = useId();
  const runs = useAuditLogVerifications();
  const verify = useVerifyAuditLog();
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const outcome = ({ records, seals, flaw }: AuditLogRun): string =>
    t(flaw === null ? 'record.verifiedGood' : 'record.verifiedBad', { records, seals });
  const run = (checkpoint?: string): void =>
    verify.mutate(checkpoint, { onSuccess: (ran) => setStatusMessage(outcome(ran)) });
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('record.verifications')}</h2>
        <span className="spacer" />
        <HandedIn disabled={verify.isPending} onText={run} />
        <Button type="primary" loading={verify.isPending} onClick={() => run()}>
          {t('record.verifyNow')}
        </Button>
      </div>
      <StatusMessage
        text={statusMessage}
        bad={verify.data?.flaw != null}
        onClose={() => setStatusMessage(null)}
      />
      {verify.error && <ProblemMessage error={verify.error} />}
      <PagedTable
        pages={runs}
        columns={useRunColumns()}
        caption={t('record.verifications')}
        rowKey={({ id }) => id}
        empty={t('record.verifiedNever')}
      />
    </section>
  );
}

function useRunColumns(): Column<AuditLogVerification>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'at',
      title: t('record.verifiedAt'),
      names: true,
      cell: ({ verifiedAt }) => <span className="nowrap">{cityTime(verifiedAt)}</span>,
    },
    { key: 'by', title: t('record.who'), cell: ({ by }) => <InChinese>{by ?? ''}</InChinese> },
    {
      key: 'outcome',
      title: t('record.outcome'),
      cell: ({ flaw }) => (
        <StatusTag tone={flaw === null ? 'green' : 'red'}>
          {t(flaw === null ? 'record.unaltered' : 'record.altered')}
        </StatusTag>
      ),
    },
    {
      key: 'first',
      title: t('record.firstFlaw'),
      cell: ({ flaw }) =>
        flaw && (
          <div className="lines">
            <CodeWord list="recordFlaw" code={flaw.kind} />
            <span className="soft">
              {t(flaw.recordId === null ? 'record.flawAtSeal' : 'record.flawAtRecord', {
                seal: flaw.seal,
                record: flaw.recordId ?? '',
              })}
            </span>
          </div>
        ),
    },
    {
      key: 'records',
      title: t('record.verifiedRecords'),
      number: true,
      cell: ({ records }) => records,
    },
    {
      key: 'against',
      title: t('record.verifiedAgainst'),
      cell: ({ against }) =>
        against.length === 0 ? (
          <span className="soft">{t('record.againstNone')}</span>
        ) : (
          t('record.againstSeals', { numbers: against.join(', ') })
        ),
    },
  ];
}
